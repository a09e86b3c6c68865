import CableCore
import CableLibrary

/// Carries out effects; what they give comes back as events.
enum EffectRunner {
  /// Runs one effect to its end.
  ///
  /// Blocks.
  static func run(_ effect: Effect, paths: [String], send: @Sendable (Event) -> Void) {
    switch effect {
    case .load:
      do throws(LibraryError) {
        try LibraryLoader.load(paths) { send(.library($0)) }
      } catch {
        send(.loadFailed(error))
      }
    case .open(let row, let library):
      let id = library.rows[row].id
      do throws(LibraryError) {
        send(.opened(id: id, try LibraryLoader.cable(at: row, of: library)))
      } catch {
        send(.openFailed(id: id, error))
      }
    case .quit: break
    }
  }
}
