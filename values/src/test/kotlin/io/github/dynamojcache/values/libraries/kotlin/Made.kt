package io.github.dynamojcache.values.libraries.kotlin

import kotlin.time.Duration
import kotlin.time.Duration.Companion.days
import kotlin.time.Duration.Companion.milliseconds

/** Values that only Kotlin can make in few words. */
object Made {
  @JvmStatic fun boxedAmount(): Any = Amount(5)

  @JvmStatic fun boxedId(): Any = CustomerId("c1")

  @JvmStatic fun amounts(): List<Amount> = listOf(Amount(1), Amount(2))

  @JvmStatic fun amountsById(): Map<CustomerId, Amount> = mapOf(CustomerId("c1") to Amount(1))

  @JvmStatic fun account() = Account(CustomerId("c1"), Amount(5), 4_000_000_000u, Amount(1))

  @JvmStatic fun accountWithoutAmount() = Account(CustomerId("c1"), Amount(5), 0u, null)

  @JvmStatic fun customer() = Customer("a")

  @JvmStatic
  fun richCustomer() =
      Customer("a", listOf("x"), mapOf(Tier.GOLD to 1), setOf(Tier.GOLD, Tier.SILVER), Tier.SILVER)

  @JvmStatic fun customerOfOne() = Customer("a", listOf("x"), mapOf(Tier.GOLD to 1), setOf(Tier.GOLD))

  @JvmStatic
  fun split() =
      Payment.Split(listOf(Payment.Card("1", Amount(5)), Payment.Cash, Payment.Voucher, Payment.Cash))

  @JvmStatic fun outcomes(): List<Outcome<String>> =
      listOf(Outcome.Success("a"), Outcome.Failure("b"), Outcome.Pending)

  @JvmStatic fun unsigned(): List<Any> = listOf(1u, 2uL, 3.toUByte(), 4.toUShort())

  @OptIn(ExperimentalUnsignedTypes::class)
  @JvmStatic
  fun unsignedArray(): Any = uintArrayOf(1u, 2u)

  @JvmStatic fun duration(): Any = 5.days

  @JvmStatic fun durations(): Map<String, Duration> = mapOf("a" to 5.milliseconds, "b" to Duration.INFINITE)

  @JvmStatic fun success(): Any = Result.success("a")

  @JvmStatic fun failure(): Any = Result.failure<String>(IllegalStateException("a"))

  @JvmStatic fun buildList(): Any = kotlin.collections.buildList { add("a"); add("b") }

  @JvmStatic fun buildListOfNothing(): Any = kotlin.collections.buildList<String> {}

  @JvmStatic fun buildMap(): Any = kotlin.collections.buildMap { put(Tier.GOLD, 1); put(Tier.SILVER, 2) }

  @JvmStatic fun buildSet(): Any = kotlin.collections.buildSet { add(Tier.GOLD); add(Tier.SILVER) }

  @JvmStatic fun mapKeys(): Any = kotlin.collections.buildMap { put("a", 1) }.keys

  @JvmStatic fun withDefault(): Any = mapOf("a" to 1).withDefault { 0 }

  @JvmStatic fun reversed(): Any = mutableListOf(1, 2, 3).asReversed()

  @JvmStatic fun derived() = Derived("a")

  @JvmStatic fun usedDerived() = Derived("a").also { it.full }

  @JvmStatic fun lazyOf(): Any = kotlin.lazyOf("a")

  @JvmStatic fun lazyEvaluated(): Any = lazy { "a" }.also { it.value }

  @JvmStatic fun lazyEvaluatedNone(): Any = lazy(LazyThreadSafetyMode.NONE) { "a" }.also { it.value }

  @JvmStatic fun lambda(): Any = { x: Int -> x + 1 }

  @JvmStatic fun ranges(): List<Any> = listOf(1..5, 1L..5L, 'a'..'c', 1..0, 1u..5u, "a".."c", 1.0..2.0)

  @JvmStatic fun progressions(): List<Any> = listOf(1..9 step 2, 9 downTo 1, 'a'..'z' step 3)

  @JvmStatic fun openEnd(): Any = 1.0..<2.0

  @JvmStatic fun deque(): Any = ArrayDeque(listOf(1, 2, 3)).also { it.addFirst(0) }

  @JvmStatic fun emptyDeque(): Any = ArrayDeque<Int>()

  @JvmStatic fun regex(): Any = Regex("a+", RegexOption.IGNORE_CASE)

  @JvmStatic fun usedRegex(): Any = Regex("a+", setOf(RegexOption.IGNORE_CASE)).also { it.options }

  @JvmStatic fun arraysAsList(): Any = arrayOf("a", "b").asList()

  @JvmStatic fun intsAsList(): Any = intArrayOf(1, 2).asList()

  @JvmStatic fun indexed(): List<Any> = listOf("a", "b").withIndex().toList()

  @JvmStatic fun grouped(): Any = listOf("a", "bb", "cc").groupBy { it.length }

  @JvmStatic fun chunked(): Any = (1..10).chunked(3)

  @JvmStatic fun partitioned(): Any = (1..10).partition { it % 2 == 0 }

  @JvmStatic fun windowed(): Any = (1..10).toList().windowed(3)

  @JvmStatic fun sorted(): Any = sortedMapOf(compareByDescending<String> { it }, "a" to 1, "b" to 2)

  @JvmStatic fun reverseOrdered(): Any = sortedSetOf(reverseOrder<String>(), "a", "b")

  @JvmStatic fun nothingInside(): List<Any> = listOf(Unit, Nobody, Nothing)
}
