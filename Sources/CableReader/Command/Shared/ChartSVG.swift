import CableCore

/// A picture of numbers over time (SVG 1.1): bars of one series, lines of several.
///
/// The same numbers give the same bytes. Text stays text; lines are distinguished by hue, dashes and name.
struct ChartSVG {
  /// A series of numbers, one for each place in time.
  struct Series {
    var name: String
    var values: [Double]
  }

  let title: String
  /// The places in time, such as `2009-08`.
  let places: [String]
  let series: [Series]
  /// True if the numbers are shares, from 0 to 1.
  let isShare: Bool
  /// What the picture leaves out; empty for nothing.
  let note: String

  private static let width = 960.0
  private static let height = 420.0
  private static let left = 64.0
  private static let right = 16.0
  private static let top = 48.0
  private static let bottom = 348.0
  /// Colours that stay apart for those who see fewer hues (Okabe and Ito, 2008).
  private static let hues = [
    "#0072b2", "#d55e00", "#009e73", "#cc79a7", "#56b4e9", "#e69f00", "#000000",
  ]
  private static let dashes = ["", "6 3", "2 3", "10 3 2 3", "12 4", "1 5", "4 1"]

  /// The picture, without a line end after it.
  var text: String {
    let most = series.flatMap(\.values).max() ?? 0
    // Counts have no lines between two whole numbers.
    let step = isShare ? Self.step(most) : max(1, Self.step(most))
    let top = max(step, (most / step).rounded(.up) * step)
    var lines = [
      "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"960\" height=\"420\" "
        + "viewBox=\"0 0 960 420\" role=\"img\">",
      "<title>\(Self.escaped(title))</title>",
      "<style>text { font: 13px system-ui, sans-serif; fill: #1c1c1c; }</style>",
      "<rect width=\"960\" height=\"420\" fill=\"#ffffff\"/>",
      "<text x=\"\(Self.number(Self.left))\" y=\"24\" font-weight=\"bold\">\(Self.escaped(title))</text>",
    ]
    lines += grid(step: step, top: top)
    lines += labels
    lines += series.count == 1 ? bars(top: top) : curves(top: top)
    if series.count > 1 { lines += legend }
    if !note.isEmpty {
      lines.append("<text x=\"\(Self.number(Self.left))\" y=\"408\">\(Self.escaped(note))</text>")
    }
    lines.append("</svg>")
    return lines.joined(separator: "\n")
  }

  /// The distance of the lines of the grid: 1, 2 or 5 times a power of ten, some five up to the most.
  private static func step(_ most: Double) -> Double {
    var step = 1.0
    if most <= 0 { return step }
    while step > most / 2 { step /= 10 }
    while step * 10 <= most { step *= 10 }
    for factor in [1.0, 2, 5] where most / (step * factor) <= 6 { return step * factor }
    return step * 10
  }

  private func x(_ place: Int) -> Double {
    let room = Self.width - Self.left - Self.right
    return Self.left + room * (Double(place) + 0.5) / Double(max(1, places.count))
  }

  private func y(_ value: Double, top: Double) -> Double {
    Self.bottom - (Self.bottom - Self.top) * value / top
  }

  private func grid(step: Double, top: Double) -> [String] {
    var lines: [String] = []
    for index in 0...Int((top / step).rounded()) {
      let value = Double(index) * step
      let place = Self.number(y(value, top: top))
      lines.append(
        "<path d=\"M\(Self.number(Self.left)) \(place)H\(Self.number(Self.width - Self.right))\" "
          + "stroke=\"\(index == 0 ? "#1c1c1c" : "#d0d0d0")\"/>")
      lines.append(
        "<text x=\"\(Self.number(Self.left - 6))\" y=\"\(place)\" dy=\"4\" text-anchor=\"end\">"
          + "\(isShare ? Self.number(value * 100) + " %" : Self.number(value))</text>")
    }
    return lines
  }

  private var labels: [String] {
    let every = max(1, (places.count + 11) / 12)
    return places.indices.filter { $0.isMultiple(of: every) }.map { place in
      "<text x=\"\(Self.number(x(place)))\" y=\"\(Self.number(Self.bottom + 18))\" "
        + "text-anchor=\"middle\">\(Self.escaped(places[place]))</text>"
    }
  }

  private func bars(top: Double) -> [String] {
    let width = max(1, (Self.width - Self.left - Self.right) / Double(max(1, places.count)) * 0.8)
    return places.indices.compactMap { place in
      let value = series[0].values[place]
      guard value > 0 else { return nil }
      let upper = y(value, top: top)
      return "<rect x=\"\(Self.number(x(place) - width / 2))\" y=\"\(Self.number(upper))\" "
        + "width=\"\(Self.number(width))\" height=\"\(Self.number(Self.bottom - upper))\" "
        + "fill=\"\(Self.hues[0])\">\(tooltip(place, series[0]))</rect>"
    }
  }

  private func curves(top: Double) -> [String] {
    series.enumerated().flatMap { index, series in
      let points = places.indices.map {
        "\(Self.number(x($0))),\(Self.number(y(series.values[$0], top: top)))"
      }
      var lines = [
        "<polyline points=\"\(points.joined(separator: " "))\" fill=\"none\" stroke-width=\"2\""
          + Self.stroke(index) + "/>"
      ]
      if places.count <= 120 {
        lines += places.indices.filter { series.values[$0] > 0 }.map { place in
          "<circle cx=\"\(Self.number(x(place)))\" cy=\"\(Self.number(y(series.values[place], top: top)))\" "
            + "r=\"3\" fill=\"\(Self.hue(index))\">\(tooltip(place, series))</circle>"
        }
      }
      return lines
    }
  }

  private var legend: [String] {
    var lines: [String] = []
    var x = Self.left
    for (index, series) in series.enumerated() {
      lines.append(
        "<path d=\"M\(Self.number(x)) 386h24\" fill=\"none\" stroke-width=\"2\"\(Self.stroke(index))/>"
      )
      lines.append(
        "<text x=\"\(Self.number(x + 30))\" y=\"390\">\(Self.escaped(series.name))</text>")
      x += 54 + 8 * Double(DisplayText(series.name).columns)
    }
    return lines
  }

  /// The tooltip of a place.
  private func tooltip(_ place: Int, _ series: Series) -> String {
    let value = series.values[place]
    let number = isShare ? Self.number(value * 100) + " %" : Self.number(value)
    return "<title>\(Self.escaped("\(series.name), \(places[place]): \(number)"))</title>"
  }

  private static func hue(_ index: Int) -> String { hues[index % hues.count] }

  private static func stroke(_ index: Int) -> String {
    let dash = dashes[(index + index / hues.count) % dashes.count]
    return " stroke=\"\(hue(index))\"" + (dash.isEmpty ? "" : " stroke-dasharray=\"\(dash)\"")
  }

  /// A number with two decimals at most.
  private static func number(_ value: Double) -> String {
    let hundredths = Int((value * 100).rounded())
    let (whole, rest) = (hundredths / 100, abs(hundredths % 100))
    guard rest > 0 else { return String(whole) }
    let sign = hundredths < 0 && whole == 0 ? "-" : ""
    let digits = rest < 10 ? "0\(rest)" : rest.isMultiple(of: 10) ? "\(rest / 10)" : "\(rest)"
    return "\(sign)\(whole).\(digits)"
  }

  private static func escaped(_ text: String) -> String {
    CableHTML.escaped(DisplayText(text).string)
  }
}
