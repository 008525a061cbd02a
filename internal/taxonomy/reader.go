package taxonomy

import "unicode/utf8"

// wordReader finds the words of a text and their symbols. It is where the time
// of classifying goes: a byte costs a look into two tables.
type wordReader struct {
	x *lexicon
	// each is called for every word that is not skipped, with its symbols; cut
	// says that the word begins a new phrase.
	each func(symbols []symbol, cut bool)
	cut  bool

	// The word so far: the node that it led to, whether it left the trie there,
	// and how many of its letters and digits are lower-case and digits.
	node                  int32
	lost                  bool
	length, lower, digits int
	last                  byte
}

// words calls each for the words of text.
func (x *lexicon) words(text string, each func(symbols []symbol, cut bool)) {
	w := wordReader{x: x, each: each, cut: true}
	for i := 0; i < len(text); {
		b := text[i]
		switch {
		case b >= utf8.RuneSelf:
			r, size := utf8.DecodeRuneInString(text[i:])
			w.rune(r)
			i += size
		case asciiFold[b] > byteCuts:
			i += w.ascii(text[i:])
		default:
			w.end()
			w.cut = w.cut || asciiFold[b] == byteCuts
			i++
		}
	}
	w.end()
}

// ascii takes the letters and digits that text begins with and returns how many
// there are.
func (w *wordReader) ascii(text string) int {
	x, node, lost := w.x, w.node, w.lost
	n := 0
	for ; n < len(text); n++ {
		b := text[n]
		if b >= utf8.RuneSelf {
			break
		}
		c := asciiFold[b]
		if c <= byteCuts {
			break
		}
		if b > 'Z' {
			w.lower++
		} else if b <= '9' {
			w.digits++
		}
		w.last = b
		if lost {
			continue
		}
		if next := x.next[int(node)*x.width+int(x.class[c])]; next != 0 {
			node = next
		} else {
			lost = true
		}
	}
	w.length += n
	w.node, w.lost = node, lost
	return n
}

// rune takes a character that is not ASCII.
func (w *wordReader) rune(r rune) {
	var buf [2 * utf8.UTFMax]byte
	n, inWord := foldRune(r, &buf)
	if !inWord {
		w.end()
		return
	}
	for _, c := range buf[:n] {
		w.length++
		w.lower++
		w.last = c
		if w.lost {
			continue
		}
		if next := w.x.next[int(w.node)*w.x.width+int(w.x.class[c])]; next != 0 {
			w.node = next
		} else {
			w.lost = true
		}
	}
}

// end ends the word, if there is one.
func (w *wordReader) end() {
	if w.length == 0 {
		return
	}
	set := w.x.exact[w.node]
	switch {
	case w.digits == w.length:
		set = skipped
	case w.lost:
		set = w.x.begun[w.node]
	case w.inCapitals():
		set = w.x.capital[w.node]
	}
	w.node, w.lost, w.length, w.lower, w.digits = 0, false, 0, 0, 0
	if set == skipped {
		return
	}
	w.each(w.x.sets[set], w.cut)
	w.cut = false
}

// inCapitals reports whether the word is an abbreviation such as OS or OSs.
func (w *wordReader) inCapitals() bool {
	return w.length > 1 && w.lower == 0 || w.length > 2 && w.lower == 1 && w.last == 's'
}
