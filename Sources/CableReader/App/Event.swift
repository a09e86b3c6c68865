import CableCore
import CableLibrary

/// What comes in from outside: keys, sizes, signals and results of effects.
enum Event: Sendable {
  case key(Key)
  case paste(String)
  /// Comes only while `Terminal.setMouse` is on.
  case mouse(Mouse)
  case resize(width: Int, height: Int)
  /// A signal asks to end; the exit code to end with.
  case terminate(Int32)
  case library(Library)
  case loadFailed(LibraryError)
  case opened(id: String, Cable)
  case openFailed(id: String, LibraryError)
}

/// What `update` wants done outside; carried out by the run loop.
enum Effect: Sendable {
  case load
  case open(row: Int, Library)
  case quit(Int32)
}
