# Which folders of a target know each other: run as `awk -v root=DIR -f … pass=1 FILES pass=2 FILES`.
# An arrow goes from a folder to another in which a type is declared that one of its files names.
# Prints the arrows that are part of a circle, each with a file and a type that make it.
function folder(name) {
  sub(".*" root "/", "", name)
  return match(name, "/") ? substr(name, 1, RSTART - 1) : "."
}
FNR == 1 { here = folder(FILENAME); inText = 0 }
{
  line = $0
  quotes = gsub(/"""/, "\"\"\"", line)
  if (inText) { if (quotes) inText = 0; next }
  if (quotes % 2) inText = 1
  gsub(/"(\\.|[^"\\])*"/, "", line)
  sub(/\/\/.*/, "", line)
}
pass == 1 && line ~ /^((public|package|private|fileprivate|internal|final|indirect) )*(struct|enum|class|actor|protocol|typealias) / {
  sub(/^((public|package|private|fileprivate|internal|final|indirect) )*(struct|enum|class|actor|protocol|typealias) /, "", line)
  match(line, /^[A-Za-z0-9_]+/)
  home[substr(line, 1, RLENGTH)] = here
}
pass == 2 {
  while (match(line, /[A-Za-z0-9_.]+/)) {
    name = substr(line, RSTART, RLENGTH)
    line = substr(line, RSTART + RLENGTH)
    sub(/\..*/, "", name)
    if (name in home && home[name] != here) {
      folders[here]; folders[home[name]]
      if (!((here, home[name]) in arrow)) arrow[here, home[name]] = FILENAME " names " name
      reach[here, home[name]] = 1
    }
  }
}
END {
  for (via in folders) for (a in folders) if ((a, via) in reach) for (b in folders)
    if ((via, b) in reach) reach[a, b] = 1
  for (pair in arrow) {
    split(pair, ends, SUBSEP)
    if ((ends[2], ends[1]) in reach) print ends[1] " -> " ends[2] ": " arrow[pair]
  }
}
