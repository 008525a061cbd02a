package markdown

// Marks says what the readers made of a document's nodes, so that rendering can
// leave slots beside them. The numbers index the document's responsibilities, and
// for duties its duties, in model order.
type Marks struct {
	Tables   map[*Node]TableMark
	Rows     map[*Node]int // a row that states a responsibility
	Cells    map[*Node]int // a matrix cell that does
	Items    map[*Node]int // a list item that does
	Passages map[*Node]int // the first paragraph that does
	Duties   map[*Node]int // an item or paragraph that is a duty
	Letters  map[*Node]string
	Notes    map[*Node]string    // the anchor of a block that is a footnote
	NoteRefs map[*Node][]NoteRef // of a cell
}

// NoteRef is a mark in a cell that refers to a footnote.
type NoteRef struct {
	Mark   string // as the cell has it: "(2)", "*"
	Anchor string // of the footnote
}

// TableMark says how a table was read.
type TableMark struct {
	// Form is the model's form: "matrix", "raci", "marks" or "columns".
	Form string
	// Label is the number of the column that labels the rows.
	Label int
	// Parties names the party of each column, "" where it has none.
	Parties []string
}

// NewMarks returns marks of nothing.
func NewMarks() *Marks {
	return &Marks{
		Tables: map[*Node]TableMark{}, Rows: map[*Node]int{}, Cells: map[*Node]int{}, Items: map[*Node]int{},
		Passages: map[*Node]int{}, Duties: map[*Node]int{}, Letters: map[*Node]string{},
		Notes: map[*Node]string{}, NoteRefs: map[*Node][]NoteRef{},
	}
}
