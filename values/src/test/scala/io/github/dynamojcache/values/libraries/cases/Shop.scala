package io.github.dynamojcache.values.libraries.cases

/** What a Scala application caches. */
final case class Article(
    name: String,
    price: Price,
    tags: List[String] = Nil,
    note: Option[String] = None,
    limits: Map[Level.Value, Int] = Map.empty
)

final case class Price(cents: Long) extends AnyVal

final case class Boxed[A](value: A)

object Level extends Enumeration {
  val Low, High = Value
}

sealed trait Status
object Status {
  case object Open extends Status
  case object Closed extends Status
  final case class Moved(to: Option[Status]) extends Status
}

object Registry extends Serializable {
  val name: String = "registry"
}

object NotSerializableRegistry {
  val name: String = "registry"
}

class Person(val name: String, var age: Int) {
  lazy val greeting: String = "hello " + name
  override def equals(other: Any): Boolean = other match {
    case that: Person => that.name == name && that.age == age
    case _            => false
  }
  override def hashCode: Int = name.hashCode + age
}

class SerializablePerson(name: String, age: Int) extends Person(name, age) with Serializable

class Point private (val x: Int, val y: Int) extends Serializable {
  @transient lazy val sum: Int = x + y
}

object Point {
  def apply(x: Int, y: Int): Point = new Point(x, y)
  val Origin: Point = Point(0, 0)
}

trait Named {
  val title: String = "title"
}

final case class Mixed(id: Int) extends Named

case object Nothing0
