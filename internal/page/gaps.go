package page

// Gaps is the page of what the documents leave open, refuse, contradict or see
// differently.
type Gaps struct {
	Frame
	Heading string
	Lede    string
	Kinds   []Link // the gaps of other kinds of service
	// Tally counts each section, and leads to it.
	Tally []Tally
	// Filters offers the providers to choose from, unless there are too many.
	Filters       []Column
	Providers     []GapsRow
	Heads         []string // of their counts
	Silences      []ProviderSilences
	Exclusions    []ProviderExclusions
	Contradicting []Contradiction
	Disagreements []Disagreement
	// MoreDisagreements leads to where the others are, where not all are listed.
	MoreDisagreements Link
	Nobody            []NobodyRow
	Quantities        []QuantityGroup
	Alone             []QuantityGroup // stated by one provider only
	// MoreQuantities leads to where the groups are that neither lists.
	MoreQuantities Link
}

// GapsRow counts the gaps of one provider.
type GapsRow struct {
	Column   int
	Provider Link
	Counts   []GapCount
}

// GapCount is the number of one provider's gaps in a section; the URL is "" for
// none.
type GapCount struct {
	Section string // its anchor
	Head    string // of the column
	Tally   Tally
}

// ProviderSilences are the topics of which one provider says nothing while others
// speak.
type ProviderSilences struct {
	ID       string
	Column   int
	Provider Link
	Count    string
	Topics   []SilenceRow
}

// SilenceRow is a topic with those who speak of it.
type SilenceRow struct {
	Topic Link
	// Note says that the documents name the topic and leave it open, "" where they
	// do not name it.
	Note     string
	Speaking []OwnedLink
	// Owners counts those who speak instead, where they are a crowd.
	Owners []OwnerCount
}

// OwnedLink is a link with the mark of an owner.
type OwnedLink struct {
	Owner Owner
	Link  Link
}

// ProviderExclusions are the duties that one provider says it will not do.
type ProviderExclusions struct {
	ID       string
	Column   int
	Provider Link
	Count    string
	Duties   Duties
}

// Contradiction is two passages of one document that say two things.
type Contradiction struct {
	ID       string // of the provider's first one, else ""
	Column   int
	Provider Link
	Overview []Item // one
	Detail   []Item // one
	// Rest leads to the provider's others, from the last one that is listed.
	Rest Link
}

// Disagreement is a topic in an area that one provider carries and another leaves.
type Disagreement struct {
	Topic Link
	Area  Link
	// Columns are the classes of all providers that take part.
	Columns                []int
	ByProvider, ByCustomer Speakers
}

// Speakers are those who say the same.
type Speakers struct {
	NamesOnly bool
	Of        []Speaker
	Rest      Link
}

// Speaker is a provider with what it says, or a link to it.
type Speaker struct {
	Column   int
	Provider Link
	Items    []Item
	Rest     Link
}

// NobodyRow is a topic that no provider carries, with each provider's mark.
type NobodyRow struct {
	Topic   Link
	Summary string
	Owners  []OwnerCount
}

// QuantityGroup is what documents state on one topic in one measure, from the
// least to the most.
type QuantityGroup struct {
	Topic   Link
	Measure string
	Columns []int
	Values  []StatedValue
	// Between leads to the values that are not listed, and Greatest are those after
	// them.
	Between  Link
	Greatest []StatedValue
}

// StatedValue is a quantity as a document writes it, and the sentence around it.
type StatedValue struct {
	Column   int
	Text     string
	Fact     FactItem
	Sentence Quote
}

// Quote is a sentence with the part that matters in the middle.
type Quote struct {
	Before, Mark, After string
}
