/// Stops the run with a sentence where something does not hold; libFuzzer then keeps the input.
func demand(_ holds: Bool, _ sentence: @autoclosure () -> String) {
  if !holds { fatalError(sentence()) }
}
