// Fuzz TARGET [libFuzzer's arguments]: feeds inputs of libFuzzer to one part of the engine.

import CFuzzer
import Glibc

guard CommandLine.arguments.count > 1, FuzzTargets.all[CommandLine.arguments[1]] != nil else {
  print("usage: Fuzz \(FuzzTargets.all.keys.sorted().joined(separator: "|")) [-runs=… FOLDER …]")
  exit(64)
}
// What a target makes first, such as an index, counts for no input's time.
Session.run([0])
runFuzzer()

func runFuzzer() {
  // libFuzzer sees every argument but the target's name.
  // SAFETY: the arguments live as long as the process, and libFuzzer lends each input for its call.
  var pointers = unsafe CommandLine.unsafeArgv
  unsafe pointers = pointers + 1
  unsafe pointers[0] = unsafe CommandLine.unsafeArgv[0]
  var optional: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = unsafe pointers
  var count = CommandLine.argc - 1
  let code = unsafe LLVMFuzzerRunDriver(&count, &optional) { data, size in
    Session.run(unsafe Array(UnsafeBufferPointer(start: data, count: size)))
    return 0
  }
  exit(code)
}

/// The target of this process.
enum Session {
  private static let target = FuzzTargets.all[CommandLine.arguments[1]]

  static func run(_ input: [UInt8]) {
    do { try target?(input) } catch { fatalError("nothing else may be thrown: \(error)") }
  }
}
