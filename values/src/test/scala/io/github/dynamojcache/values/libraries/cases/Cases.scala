package io.github.dynamojcache.values.libraries.cases

import scala.collection.immutable.{IntMap, LongMap, SortedMap, TreeSet}

/** Values that only Scala can make in few words. */
object Cases {
  def article: AnyRef = Article("a", Price(5))

  def richArticle: AnyRef =
    Article("a", Price(5), List("x", "y"), Some("n"), Map(Level.Low -> 1, Level.High -> 2))

  def bigArticle: AnyRef = Article("a", Price(5), (1 to 5000).map(_.toString).toList)

  def boxedPrice: AnyRef = Boxed(Price(5))

  def prices: AnyRef = List(Price(1), Price(2))

  def boxedInt: AnyRef = Boxed(5)

  def boxedUnit: AnyRef = Boxed(())

  def boxedNil: AnyRef = Boxed(Nil)

  def level: AnyRef = Level.High

  def levels: AnyRef = List(Level.High, Level.Low)

  def levelSet: AnyRef = Set(Level.High, Level.Low)

  def levelValues: AnyRef = Level.values

  def open: AnyRef = Status.Open

  def statuses: AnyRef = List(Status.Open, Status.Closed, Status.Moved(Some(Status.Open)))

  def registry: AnyRef = Registry

  def plainRegistry: AnyRef = NotSerializableRegistry

  def caseObject: AnyRef = Nothing0

  def person: AnyRef = new Person("a", 5)

  def usedPerson: AnyRef = {
    val person = new Person("a", 5)
    person.greeting
    person
  }

  def serializablePerson: AnyRef = new SerializablePerson("a", 5)

  def point: AnyRef = Point(1, 2)

  def origin: AnyRef = Point.Origin

  def usedPoint: AnyRef = {
    val point = Point(1, 2)
    point.sum
    point
  }

  def mixed: AnyRef = Mixed(5)

  def tuple: AnyRef = (1, "a", 2.5, Price(1))

  def pairs: AnyRef = Map("a" -> (1, 2), "b" -> (3, 4))

  def nested: AnyRef = Map("a" -> List(Some(1), None), "b" -> Nil)

  def descending: AnyRef = TreeSet("a", "b")(Ordering.String.reverse)

  def byLength: AnyRef = SortedMap("a" -> 1, "bb" -> 2)(Ordering.by((_: String).length))

  def intMap: AnyRef = IntMap(1 -> "a", 2 -> "b")

  def longMap: AnyRef = LongMap(1L -> "a")

  def either: AnyRef = List(Left("a"), Right(1))

  def vectorOfInts: AnyRef = Vector.range(0, 100)

  def arraySeq: AnyRef = scala.collection.immutable.ArraySeq(1, 2, 3)

  def stringView: AnyRef = Map("a" -> 1).keySet

  def withDefault: AnyRef = Map("a" -> 1).withDefaultValue(0)

  def function: AnyRef = (x: Int) => x + 1

  def failure: AnyRef = scala.util.Failure(new IllegalStateException("a"))

  def symbol: AnyRef = Symbol("a")

  def regex: AnyRef = "a+".r
}
