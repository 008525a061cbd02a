package source

import (
	"cmp"
	"fmt"
	"slices"
	"sort"
)

// Edit replaces the bytes [Start, End) of a text by New. Start equal to End
// inserts.
type Edit struct {
	Start, End int
	New        string
}

// View is the text of a [File] after edits. Text is what later stages parse;
// [View.Span] says where a part of it lies on disk. It is immutable.
type View struct {
	File *File
	Text []byte

	// pieces cover Text from start to end without gaps, in order.
	pieces []piece
}

// piece is a run of a view's text with one origin. A verbatim piece is a copy of
// the file, byte for byte; any other stands for the file's bytes [from, to),
// which it replaces.
type piece struct {
	at       int // offset in the view's text
	from, to int // offsets in the file
	verbatim bool
}

// NewView returns the view that shows f unchanged.
func NewView(f *File) *View {
	return &View{File: f, Text: f.Data, pieces: []piece{{0, 0, len(f.Data), true}}}
}

// Edit returns a view in which the edits, given in offsets of v's text, are
// made. They may come in any order; insertions at one place keep theirs and stand
// before what replaces the text there. Of two that overlap the earlier one wins
// and the later is dropped, because two habits that claim one place cannot both be
// undone. An edit outside the text panics: its maker is broken.
func (v *View) Edit(edits []Edit) *View {
	if len(edits) == 0 {
		return v
	}
	if !slices.IsSortedFunc(edits, inOrder) {
		edits = slices.Clone(edits)
		slices.SortStableFunc(edits, inOrder)
	}
	out := &View{File: v.File, Text: make([]byte, 0, len(v.Text)), pieces: make([]piece, 0, len(v.pieces)+len(edits))}
	done := 0
	for _, e := range edits {
		if e.Start < 0 || e.End < e.Start || e.End > len(v.Text) {
			panic(fmt.Sprintf("source: edit %d–%d outside a text of %d bytes", e.Start, e.End, len(v.Text)))
		}
		if e.Start < done {
			continue
		}
		copyPart(out, v, done, e.Start)
		if e.New != "" {
			from, to := v.origin(e.Start), v.originEnd(e.Start, e.End)
			out.pieces = append(out.pieces, piece{len(out.Text), from, to, false})
			out.Text = append(out.Text, e.New...)
		}
		done = e.End
	}
	copyPart(out, v, done, len(v.Text))
	if len(out.pieces) == 0 {
		out.pieces = []piece{{0, 0, 0, true}}
	}
	return out
}

// inOrder compares edits by their place, insertions first.
func inOrder(a, b Edit) int {
	return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(min(a.End-a.Start, 1), min(b.End-b.Start, 1)))
}

// copyPart appends v's text [start, end) with its origins to out.
func copyPart(out, v *View, start, end int) {
	for i := v.piece(start); start < end; i++ {
		p, stop := v.pieces[i], len(v.Text)
		if i+1 < len(v.pieces) {
			stop = v.pieces[i+1].at
		}
		stop = min(stop, end)
		if stop <= start {
			continue
		}
		q := piece{len(out.Text), p.from, p.to, p.verbatim}
		if p.verbatim {
			q.from = p.from + start - p.at
			q.to = q.from + stop - start
		}
		out.pieces = append(out.pieces, q)
		out.Text = append(out.Text, v.Text[start:stop]...)
		start = stop
	}
}

// piece returns the index of the piece that holds the byte at offset.
func (v *View) piece(offset int) int {
	return sort.Search(len(v.pieces), func(i int) bool { return v.pieces[i].at > offset }) - 1
}

// origin returns the file's offset of the view's byte at offset: where its piece
// is a replacement, the start of what was replaced; behind the text, the end.
func (v *View) origin(offset int) int {
	p := v.pieces[v.piece(min(max(offset, 0), len(v.Text)))]
	switch {
	case p.verbatim:
		return min(p.from+max(offset, p.at)-p.at, p.to)
	case offset >= len(v.Text):
		return p.to
	}
	return p.from
}

// originEnd returns the file's offset behind the view's bytes [start, end). A
// place between two bytes of one replacement ends where that does.
func (v *View) originEnd(start, end int) int {
	if end <= start {
		at := v.origin(start)
		if start > 0 {
			at = max(at, v.originEnd(start-1, start))
		}
		return at
	}
	p := v.pieces[v.piece(min(end, len(v.Text))-1)]
	if p.verbatim {
		return p.from + min(end, len(v.Text)) - p.at
	}
	return p.to
}

// Span returns where the view's bytes [start, end) lie in the file: the
// smallest span that holds the origin of each.
func (v *View) Span(start, end int) Span {
	s := Span{Start: v.origin(start), End: v.originEnd(start, end)}
	s.End = max(s.End, s.Start)
	return s
}

// Run returns where the part of the view's text that has one origin with the byte
// at start ends, end at the most, and whether the file holds it as it is.
func (v *View) Run(start, end int) (stop int, verbatim bool) {
	i := v.piece(start)
	if i+1 < len(v.pieces) {
		end = min(v.pieces[i+1].at, end)
	}
	return end, v.pieces[i].verbatim
}

// Cut returns the part [start, end) of v as a view of its own.
func Cut(v *View, start, end int) *View {
	out := &View{File: v.File, Text: make([]byte, 0, end-start)}
	copyPart(out, v, start, end)
	if len(out.pieces) == 0 {
		at := v.origin(start)
		out.pieces = []piece{{0, at, at, true}}
	}
	return out
}
