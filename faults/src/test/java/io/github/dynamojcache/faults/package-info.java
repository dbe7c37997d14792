/**
 * Several JVMs on few keys while requests fail, answers get lost and JVMs are killed. A coordinator
 * starts the clients, gathers what they did, and has it checked. No production code.
 */
@NullMarked
package io.github.dynamojcache.faults;

import org.jspecify.annotations.NullMarked;
