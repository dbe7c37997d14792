package io.github.dynamojcache.values.libraries.kotlin

import java.io.Serializable

/** What a Kotlin application caches. None of it needs to be Serializable; what is says so. */
data class Customer(
    val name: String,
    val tags: List<String> = emptyList(),
    val limits: Map<Tier, Int> = emptyMap(),
    val roles: Set<Tier> = emptySet(),
    val tier: Tier? = null,
)

data class SerializableCustomer(val name: String, val tags: List<String> = emptyList()) : Serializable

enum class Tier {
  GOLD {
    override fun discount() = 10
  },
  SILVER {
    override fun discount() = 5
  };

  abstract fun discount(): Int
}

object Nobody {
  override fun toString() = "nobody"
}

data object Nothing

object SerializableNobody : Serializable {
  private fun readResolve(): Any = SerializableNobody
}

object PlainSerializableNobody : Serializable

sealed interface Payment {
  data class Card(val number: String, val amount: Amount) : Payment

  data class Split(val parts: List<Payment>) : Payment

  object Cash : Payment

  data object Voucher : Payment
}

sealed class Outcome<out T> {
  data class Success<T>(val value: T) : Outcome<T>()

  data class Failure(val reason: String) : Outcome<kotlin.Nothing>()

  object Pending : Outcome<kotlin.Nothing>()
}

@JvmInline value class Amount(val cents: Long)

@JvmInline value class CustomerId(val text: String) : Serializable

data class Account(val id: CustomerId, val balance: Amount, val count: UInt, val nullable: Amount?)

class WithCompanion(val name: String) {
  companion object {
    const val LIMIT = 5
    val DEFAULT = WithCompanion("default")
  }

  override fun equals(other: Any?) = other is WithCompanion && other.name == name

  override fun hashCode() = name.hashCode()
}

class HasCompanionAsValue(val companion: Any = WithCompanion)

class Derived(val first: String) {
  val full: String by lazy { "$first!" }

  override fun equals(other: Any?) = other is Derived && other.first == first

  override fun hashCode() = first.hashCode()
}

class WithDelegates(initial: Map<String, Any?>) {
  val name: String by initial
}

open class Base(val id: Long) {
  override fun equals(other: Any?) = other is Base && other.id == id

  override fun hashCode() = id.hashCode()
}

class Sub(id: Long, val more: Pair<Int, Int>) : Base(id)

/** Without a constructor that takes nothing and with one that is called with defaults. */
class Mutable(var count: Int = 0, var items: MutableList<String> = mutableListOf())
