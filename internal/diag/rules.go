package diag

// Rule is the identity and the words of a kind of finding. What triggers it is
// the business of the stage that calls [Rule.At].
type Rule struct {
	// Code is the rule's permanent name, lower case with hyphens.
	Code     string
	Severity Severity
	// Title says in a few words what is found, Why what it does to a reader,
	// Hint what an author can do.
	Title, Why, Hint string
}

// Rules lists every rule by code.
func Rules() []*Rule { return rules }

var rules []*Rule

func rule(code string, s Severity, title, why, hint string) *Rule {
	r := &Rule{Code: code, Severity: s, Title: title, Why: why, Hint: hint}
	rules = append(rules, r)
	return r
}

// Rules about the bytes of a document.
var (
	SourceEmpty = rule("source-empty", SeverityWarning, "Document without text",
		"An empty document looks like silence of the provider.",
		"remove the file, or fetch the document again")
	SourceNearEmpty = rule("source-near-empty", SeverityNote, "Document of a few words",
		"A page that was fetched before its script filled it looks like a document that says nothing.",
		"fetch the document again, or remove it")
	SourceUndated = rule("source-undated", SeverityNote, "Document without a date",
		"Nobody can tell whether it still holds, nor which of two is newer.",
		"say updated: for the document in provider.yaml")
	SourceUnaddressed = rule("source-unaddressed", SeverityNote, "Document without the publisher's address",
		"A reader cannot go back to the original, and demarc update cannot fetch it.",
		"say source: for the document in provider.yaml")
	SourceOld = rule("source-old", SeverityNote, "Document that is old",
		"Providers change what they promise; an old document may describe a service that is gone.",
		"look for a newer edition at the publisher's address, or run demarc update")
	SourceEncoding = rule("source-encoding", SeverityWarning, "Bytes that are not UTF-8",
		"Text in another encoding is read as Windows-1252, which may be wrong.",
		"save the file as UTF-8")
	SourceBinary = rule("source-binary", SeverityError, "Not a text file",
		"A file with NUL bytes is no document; nothing of it is read.",
		"keep only text under a provider's folder")
	SourceTooLarge = rule("source-too-large", SeverityError, "Document too large",
		"A document of this size is no statement of responsibilities and would stall the build.",
		"split the document or remove the file")
	SourceOutside = rule("source-outside", SeverityError, "File outside the content root",
		"A link out of the content root would publish files that nobody meant to.",
		"copy the file into the provider's folder")
	SourceMojibake = rule("source-mojibake", SeverityNote, "Mojibake repaired",
		"UTF-8 that was read as Windows-1252 shows as runs of odd letters.",
		"save the document with its characters restored")
	SourceConverterTail = rule("source-converter-tail", SeverityNote, "Left-over of a web page",
		"Feedback forms and cookie lines are not part of the document.",
		"delete the line")
	SourceLanguage = rule("source-language", SeverityWarning, "Document in another language",
		"The readers look for the words of one language; in another they take little or nothing.",
		"set lang: in provider.yaml, for the provider or under documents: for this one")
	FrontMatter = rule("front-matter", SeverityWarning, "Front matter that cannot be read",
		"Title, date and language of the document are lost.",
		"close the block with --- and keep it valid")
	KindUnknown = rule("kind-unknown", SeverityWarning, "Kind of service that the content does not have",
		"The document is read as one of its provider's kind, and compared with that.",
		"correct it, or set the document's kind in provider.yaml where the publisher means something else by it")
)

// Rules about markup.
var (
	AttributeMalformed = rule("attribute-malformed", SeverityWarning, "Malformed attribute list",
		"What the list should do to its element is lost.",
		"close the braces and the quotes")
	AttributeUnknown = rule("attribute-unknown", SeverityNote, "Unknown attribute",
		"A misspelt attribute has no effect on the page.",
		"check the spelling")
	KeyrefUnresolved = rule("keyref-unresolved", SeverityWarning, "Unresolved keyref",
		"The reader sees a name of the publisher's build in place of a word.",
		"add the key to the provider's keyrefs file")
	KeyrefCycle = rule("keyref-cycle", SeverityError, "Keyref that contains itself",
		"It has no value.", "break the cycle in the keyrefs file")
	ReferenceLimit = rule("reference-limit", SeverityError, "References that grow beyond the bound",
		"References that hold each other many times would fill the memory; the rest shows as names.",
		"remove the repeated or nested references")
	IncludeMissing = rule("include-missing", SeverityWarning, "Include without a target",
		"A part of the document is absent.", "add the included file, or remove the include")
	MarkupUnsafe = rule("markup-unsafe", SeverityWarning, "Unsafe markup removed",
		"Scripts, frames, styles and event handlers never reach a page.",
		"remove the markup")
	MarkupUnbalanced = rule("markup-unbalanced", SeverityNote, "Unbalanced tag",
		"A tag without its partner was repaired; the author may have meant something else.",
		"close or remove the tag")
	MarkupLimit = rule("markup-limit", SeverityWarning, "Markup beyond the bound",
		"Markup nested this deep, or this much of it in one paragraph, shows as the text it is written in.",
		"write the passage with less markup, or divide it")
	TableRagged = rule("table-ragged", SeverityNote, "Row with another number of cells",
		"A missing or surplus cell may shift a duty to the other party.",
		"give the row as many cells as the header has")
	TableSpilled = rule("table-spilled", SeverityNote, "Spilled table row repaired",
		"The row's cells ran over several lines and were joined.",
		"keep a row on one line")
	TableDrawn = rule("table-drawn", SeverityNote, "Table drawn with characters",
		"Its columns were told by where they stand; rows of several lines are cited as a whole.",
		"look whether the table is shown as it was meant")
	LinkUnresolved = rule("link-unresolved", SeverityWarning, "Link without a target",
		"The reader cannot follow it.", "correct the link, or map its prefix under links: in provider.yaml")
	LinkUnsafe = rule("link-unsafe", SeverityWarning, "Unsafe link removed",
		"Only http, https, mailto and relative links reach a page.", "remove the link")
	ImageMissing = rule("image-missing", SeverityNote, "Missing image",
		"A labelled placeholder stands in its place.", "add the image beside the document")
	AnchorDuplicate = rule("anchor-duplicate", SeverityNote, "Anchor used twice",
		"A link to it reaches the first place only.", "give each heading its own anchor")
)

// Rules about what was read.
var (
	TableUnread = rule("table-unread", SeverityWarning, "Table of parties that no reader took",
		"Its rows are shown as ordinary text and count nowhere.",
		"name the parties in names: or customer: of provider.yaml")
	UnreadRegion = rule("unread-region", SeverityNote, "Passage that looks assigning and was not read",
		"What it says of a party is shown as ordinary text and counts nowhere.",
		"check who the passage gives work to, and whether names: in provider.yaml knows the party")
	PartyUnknown = rule("party-unknown", SeverityWarning, "Column of a party that nobody knows",
		"What the column gives somebody to do counts for nobody, and the row looks unassigned.",
		"add the header's name to names:, customer: or partners: of provider.yaml")
	OwnerUnknown = rule("owner-unknown", SeverityWarning, "Unknown owner word",
		"The cell names nobody that the provider's file knows; it counts as unstated.",
		"add the word to names:, customer: or partners: of provider.yaml")
	RaciLetter = rule("raci-letter", SeverityWarning, "Unknown RACI letter",
		"The letter is left out of the reading.", "use R, A, C, I or S")
	DocumentOrphan = rule("document-orphan", SeverityNote, "Document that nothing needs",
		"It assigns nothing, describes nothing and no other document leads to it.",
		"remove it, or link to it from the document that it belongs to")
	NothingRead = rule("nothing-read", SeverityNote, "Document without a responsibility",
		"The document is shown, but no comparison uses it.",
		"check that the document assigns work to a party")
)

// Rules about the catalog: what the readings say together. Package check tests
// them.
var (
	IDDuplicate = rule("id-duplicate", SeverityError, "Two responsibilities with one id",
		"A permalink leads to one of them only, and what it says changes with the order of files.",
		"give the sections or the rows different names")
	OwnerContradiction = rule("owner-contradiction", SeverityWarning, "Document that contradicts itself",
		"Who trusts the overview misses a duty that a detailed row assigns.",
		"ask the publisher which of the two holds")
	SharedOneSided = rule("shared-one-sided", SeverityWarning, "Shared without both sides",
		"Nobody can tell which part of the shared work is whose.",
		"check the reading; if the document says no more, accept the finding with a reason")
	OwnerUnstated = rule("owner-unstated", SeverityNote, "Responsibility without an owner",
		"The document lists the work and leaves open whose it is.",
		"ask the publisher")
	DutyUnderNone = rule("duty-under-none", SeverityWarning, "Duty where the label says nobody",
		"The label says that nobody has work here, and the cells list some.",
		"ask the publisher which of the two holds")
	DutyExcluded = rule("duty-excluded", SeverityNote, "Work that the provider excludes",
		"It is the customer's, whether or not another sentence says so.",
		"plan for it; on the site it is marked apart from duties")
	ModalityWeak = rule("modality-weak", SeverityNote, "Commitment of the provider with should or may",
		"A provider that may do something has not promised it.",
		"ask for it in the contract if you depend on it")
	RaciWithoutA = rule("raci-without-a", SeverityWarning, "Activity for which nobody is accountable",
		"Somebody does the work and nobody answers for it.",
		"give one party the letter A, or ask the publisher")
	RaciWithoutR = rule("raci-without-r", SeverityWarning, "Activity that nobody carries out",
		"Somebody answers for the work and nobody is named to do it.",
		"give a party the letter R, or ask the publisher")
	RaciUnassigned = rule("raci-unassigned", SeverityWarning, "Activity without R and A",
		"Parties are consulted or informed about work that is nobody's.",
		"give a party the letters R and A, or ask the publisher")
	RaciSeveralA = rule("raci-several-a", SeverityWarning, "Several parties accountable",
		"Where two answer for one activity, in doubt neither does.",
		"keep one A, or split the activity")
	RaciApart = rule("raci-apart", SeverityNote, "R and A with different parties",
		"One side does the work and the other answers for it: the line runs through the activity.",
		"check that both know it")
	RaciBlank = rule("raci-blank", SeverityNote, "Other side without a letter",
		"One side carries the activity and the other is not even informed, or the letter was forgotten.",
		"give the other side I where it should hear of the work")
	RaciLegend = rule("raci-legend", SeverityNote, "Letters without a legend",
		"A and R mean different things in different houses: who approves, or who does the work.",
		"say beside the table what the letters mean")
	RaciDuplicate = rule("raci-duplicate", SeverityNote, "Activity listed twice",
		"Two rows about one activity count twice, and may say different things.",
		"merge the rows, or name what differs")
	TopicUnclassified = rule("topic-unclassified", SeverityNote, "Responsibility without a topic",
		"It is shown with its document and missing from every comparison.",
		"add a term to taxonomy.yaml, or pin the id in provider.yaml")
	NoteStale = rule("note-stale", SeverityWarning, "Note whose evidence changed",
		"A sentence about what differs may not be true any more; pages mark it.",
		"read the note beside its evidence, mend it, and run demarc notes --confirm")
	TopicDisputed = rule("topic-disputed", SeverityNote, "Topic that providers give to different owners",
		"Who moves from one provider to another takes on work, or hands it over.",
		"read the pair page before you choose")
	TopicSingle = rule("topic-single", SeverityNote, "Topic of which one provider speaks alone",
		"There is nothing to compare with.",
		"look for documents of the others that say it")
	TopicSilent = rule("topic-silent", SeverityNote, "Topic of which a provider says nothing",
		"Other providers name an owner; here a customer has to ask.",
		"look for a document that says it, or accept the silence with a reason")
)

// Rules about what provider.yaml says of its documents.
var (
	AliasBroken = rule("alias-broken", SeverityWarning, "Alias that leads nowhere",
		"An earlier address, which others may have linked to, answers with nothing.",
		"name an id that is there and took the old one's place, or remove the alias")
	PinUnused = rule("pin-unused", SeverityWarning, "Pin of what is not there",
		"The responsibility that it was made for has another id now, and its topic is guessed again.",
		"pin the new id, or remove the pin")
	AcceptanceUnused = rule("acceptance-unused", SeverityNote, "Acceptance of no finding",
		"What was accepted is mended or has changed; the entry would hide a later finding.",
		"remove the entry")
	AcceptanceExpired = rule("acceptance-expired", SeverityWarning, "Acceptance past its date",
		"Somebody promised to look again by that day; the finding is told again until then.",
		"mend the document, or set a new date with a reason")
)
