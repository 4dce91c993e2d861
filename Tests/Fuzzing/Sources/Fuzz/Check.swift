// What must hold of whatever the input was?

/// Ends the process, which libFuzzer takes for a crash and keeps the input of.
func check(_ condition: Bool, _ message: @autoclosure () -> String) {
  guard condition else { fatalError(message()) }
}
