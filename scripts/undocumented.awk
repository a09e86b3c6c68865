# Prints public declarations without a documentation comment. What a protocol of the standard library
# asks for by name (comparison, hashing, indices, literals) is documented there.
/^[ \t]*@/ && !/public/ { next }
{
  if ($0 ~ /^[ \t]*(@[A-Za-z]+(\([^)]*\))? +)*public +/ && $0 !~ /public +(import|extension)/ \
      && $0 !~ /func (<|==|hash\(into)|(start|end)Index|init\(stringLiteral/ \
      && previous !~ /^[ \t]*\/\/\//)
    print FILENAME ":" FNR ":" $0
  previous = $0
}
