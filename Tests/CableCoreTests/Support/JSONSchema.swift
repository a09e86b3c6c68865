import Foundation

/// As much of JSON Schema as our schema uses; any other keyword is reported, not ignored.
struct JSONSchema {
  private let root: [String: Any]

  /// A schema from its file.
  init(_ data: Data) throws {
    root = try JSONSerialization.jsonObject(with: data) as? [String: Any] ?? [:]
  }

  /// A sentence for each place of a value that the schema does not allow.
  func faults(in line: String) throws -> [String] {
    let value = try JSONSerialization.jsonObject(
      with: Data(line.utf8), options: [.fragmentsAllowed])
    return faults(value, root, at: "$")
  }

  private func faults(_ value: Any, _ schema: [String: Any], at place: String) -> [String] {
    var faults: [String] = []
    for (keyword, rule) in schema {
      switch keyword {
      case "$schema", "$defs", "title", "description": continue
      case "$ref":
        let name = (rule as? String)?.split(separator: "/").last.map(String.init) ?? ""
        guard let target = (root["$defs"] as? [String: Any])?[name] as? [String: Any] else {
          return ["\(place): the schema has no \(name)"]
        }
        faults += self.faults(value, target, at: place)
      case "type":
        let names = rule as? [String] ?? [rule as? String ?? ""]
        if !names.contains(where: { Self.isType(value, $0) }) {
          faults.append("\(place) is no \(names.joined(separator: " or "))")
        }
      case "const":
        if !Self.equal(value, rule) { faults.append("\(place) is not \(rule)") }
      case "enum":
        if !(rule as? [Any] ?? []).contains(where: { Self.equal(value, $0) }) {
          faults.append("\(place) is \(value), which is not listed")
        }
      case "pattern":
        if let text = value as? String, let pattern = rule as? String,
          text.range(of: pattern, options: .regularExpression) == nil
        {
          faults.append("\(place) is \(text), which has another form")
        }
      case "minimum":
        if let number = value as? Int, let least = rule as? Int, number < least {
          faults.append("\(place) is \(number)")
        }
      case "anyOf":
        let choices = rule as? [[String: Any]] ?? []
        if !choices.contains(where: { self.faults(value, $0, at: place).isEmpty }) {
          faults.append("\(place) fits none of its forms")
        }
      case "items":
        for (index, item) in (value as? [Any] ?? []).enumerated() {
          faults += self.faults(item, rule as? [String: Any] ?? [:], at: "\(place)[\(index)]")
        }
      case "properties":
        for (key, rule) in rule as? [String: [String: Any]] ?? [:] {
          if let inner = (value as? [String: Any])?[key] {
            faults += self.faults(inner, rule, at: "\(place).\(key)")
          }
        }
      case "required":
        guard let object = value as? [String: Any] else { continue }
        for key in rule as? [String] ?? [] where object[key] == nil {
          faults.append("\(place) has no \(key)")
        }
      case "additionalProperties":
        let known = (schema["properties"] as? [String: Any] ?? [:]).keys
        for key in (value as? [String: Any] ?? [:]).keys where !known.contains(key) {
          faults.append("\(place) has a key \(key)")
        }
      default: faults.append("\(place): the test does not know the keyword \(keyword)")
      }
    }
    return faults
  }

  private static func isType(_ value: Any, _ name: String) -> Bool {
    // `true` is bridged as a number too; its own text tells it apart.
    let isTruth = value is Bool && "\(type(of: value))".contains("Bool")
    return switch name {
    case "null": value is NSNull
    case "string": value is String
    case "boolean": isTruth
    case "integer": value is Int && !isTruth
    case "array": value is [Any]
    case "object": value is [String: Any]
    default: false
    }
  }

  private static func equal(_ left: Any, _ right: Any) -> Bool {
    if left is NSNull || right is NSNull { return left is NSNull && right is NSNull }
    if let left = left as? String, let right = right as? String { return left == right }
    if let left = left as? Int, let right = right as? Int { return left == right }
    return false
  }
}
