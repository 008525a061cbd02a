package model

// Body is a document rendered to sanitised HTML, with slots where a page fills
// in what only it knows: addresses of links and images, the owner beside a
// responsibility, the permalink of a duty. A slot is the bytes
// [SlotOpen] kind number [SlotClose], kind being one of the SlotKind bytes and
// number a decimal index. No other control character stands in HTML.
type Body struct {
	HTML  []byte
	Links []Link
	// Contents lists the headings for a table of contents, in order.
	Contents []Heading
	Codes    []Code
	// Anchors lists the ids that links can lead to, the headings' among them.
	Anchors []string
}

// The bytes around a slot.
const (
	SlotOpen  = '\x01'
	SlotClose = '\x02'
)

// The kinds of slot.
const (
	// SlotLink, inside a start tag, stands for the attributes of an <a> that
	// leads to Body.Links[number].
	SlotLink byte = 'L'
	// SlotImage stands for a whole image: Body.Links[number].
	SlotImage byte = 'I'
	// SlotCell, inside a start tag, stands for attributes (id, class) of the
	// element that states the document's responsibility number; for a matrix
	// cell that is its <td>.
	SlotCell byte = 'C'
	// SlotOwner stands for the mark of the owner of responsibility number, in
	// front of the words that state it.
	SlotOwner byte = 'O'
	// SlotMargin stands for the margin note of responsibility number: owner,
	// split, topics, link to the source.
	SlotMargin byte = 'M'
	// SlotDuty stands for the permalink, with its id, of a duty. The number is
	// an index into the document's duties: responsibilities in order, in each
	// its assignments in order, in each its duties.
	SlotDuty byte = 'D'
	// SlotCode stands for the whole code block Body.Codes[number].
	SlotCode byte = 'K'
)

// Link is a link or an image of a document as its author wrote it, keyrefs
// resolved.
type Link struct {
	Target string
	Alt    string // of an image; plain text
	Title  string // the tooltip of the source
	Source Source
	Image  bool
}

// Code is a code block; Lang is empty where the source names no language.
type Code struct {
	Lang, Text string
}

// Heading is an entry of a document's table of contents.
type Heading struct {
	ID, Title string
	Level     int
}

// EditPath stands in [Site.Edit] for the path of a file within the content root.
const EditPath = "{path}"

// Site holds a site's facts, from demarc.yaml beside the content; every field
// has a default.
type Site struct {
	Title       string
	Description string
	// Base is the absolute address of the site's root with a final slash, or ""
	// for a site that is opened from files.
	Base string
	// NoTwins leaves out the Markdown beside each page.
	NoTwins bool
	// Texts is the file of the site's own interface texts, a path from the
	// configuration file; "" for none.
	Texts string
	// Repository is the address of the content's repository.
	Repository string
	// Edit is the address where a file of the content can be edited, with [EditPath]
	// for its path; "" where it cannot.
	Edit string
	Lang string // of the interface
	// Notice is a sentence that every page says about its words, such as that
	// the documents are own-words editions.
	Notice string
	// Pairs are the pairs of providers that have a page of their own; nil is every
	// pair of a kind of few providers, an empty list none.
	Pairs []Pair
	// Changes is how many revisions the page of changes tells, 0 for no such page.
	Changes int
	// Outputs are the forms of the model that the site offers for download; nil
	// leaves the choice to the size of the model, an empty list is none.
	Outputs []Output
	// NoSearch leaves the search index out.
	NoSearch bool
}

// Pair names two providers that a site compares on a page of their own. Line and
// Column are where its configuration does.
type Pair struct {
	A, B         string
	Line, Column int
}
