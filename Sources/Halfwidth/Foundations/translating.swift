/// Returns what `body` returns, and throws what `translate` makes of its error.
package func translating<Value, Fault: Error, Other: Error>(
  _ translate: (Fault) -> Other, _ body: @autoclosure () throws(Fault) -> Value
) throws(Other) -> Value {
  do throws(Fault) {
    return try body()
  } catch {
    throw translate(error)
  }
}
