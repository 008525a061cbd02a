package dialect

import "bytes"

// eachPipe calls visit for every unescaped pipe of a row, with its offset and
// whether it stands in a code span.
func eachPipe(row []byte, visit func(at int, inCode bool)) {
	var missing uint64 // lengths of runs of backticks that occur no more
	for i := 0; i < len(row); i++ {
		switch row[i] {
		case '\\':
			i++
		case '|':
			visit(i, false)
		case '`':
			n := backticks(row[i:])
			end := -1
			if n < 64 && missing>>n&1 == 0 {
				if end = closingRun(row, i+n, n); end < 0 {
					missing |= 1 << n
				}
			}
			for k := i + n; k < end; k++ {
				if row[k] == '|' && row[k-1] != '\\' {
					visit(k, true)
				}
			}
			i = max(i, end) + n - 1
		}
	}
}

// closingRun returns the offset of the next run of exactly n backticks at or
// behind from, -1 where there is none.
func closingRun(row []byte, from, n int) int {
	for {
		k := bytes.IndexByte(row[from:], '`')
		if k < 0 {
			return -1
		}
		from += k
		if m := backticks(row[from:]); m != n {
			from += m
			continue
		}
		return from
	}
}

func backticks(s []byte) int {
	n := 0
	for n < len(s) && s[n] == '`' {
		n++
	}
	return n
}

// pipes returns how many pipes of a row stand outside code, and how many in it.
func pipes(row []byte) (outside, inCode int) {
	eachPipe(row, func(_ int, code bool) {
		if code {
			inCode++
		} else {
			outside++
		}
	})
	return outside, inCode
}

// columns returns the number of cells of a row, and how many more there were if
// pipes in code divided cells.
func columns(row []byte) (n, more int) {
	row = bytes.TrimSpace(row)
	n, more = pipes(row)
	n++
	if bytes.HasPrefix(row, []byte("|")) {
		n--
	}
	if bytes.HasSuffix(row, []byte("|")) && !bytes.HasSuffix(row, []byte(`\|`)) && len(row) > 1 {
		n--
	}
	return n, more
}

// isDelimiter reports whether a line divides the header of a pipe table from its
// body: cells of hyphens, perhaps with colons, and at least one pipe.
func isDelimiter(s []byte) bool {
	s = bytes.TrimSpace(s)
	if len(s) < 2 || s[0] != '|' && s[0] != ':' && s[0] != '-' || bytes.IndexByte(s, '|') < 0 {
		return false
	}
	s = bytes.TrimPrefix(s, []byte("|"))
	s = bytes.TrimSuffix(s, []byte("|"))
	for more := true; more; {
		var cell []byte
		cell, s, more = bytes.Cut(s, []byte("|"))
		cell = bytes.TrimSpace(cell)
		cell = bytes.TrimPrefix(cell, []byte(":"))
		cell = bytes.TrimSuffix(cell, []byte(":"))
		if len(cell) == 0 || len(bytes.Trim(cell, "-")) > 0 {
			return false
		}
	}
	return true
}

// tableAt reports whether a pipe table's header stands at lines[i], and its number
// of columns.
func tableAt(s []byte, lines []line, i int) (int, bool) {
	if i+1 >= len(lines) {
		return 0, false
	}
	delimiter, header := lines[i+1].text(s), lines[i].text(s)
	if !isDelimiter(delimiter) || bytes.IndexByte(header, '|') < 0 {
		return 0, false
	}
	n, _ := columns(delimiter)
	of, more := columns(header)
	return n, n > 1 && (of == n || of+more == n)
}
