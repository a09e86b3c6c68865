import Testing

@testable import CableCore
