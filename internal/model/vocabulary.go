package model

// Owner says who carries a responsibility.
type Owner string

// The owners.
const (
	OwnerProvider Owner = "provider"
	OwnerCustomer Owner = "customer"
	OwnerPartner  Owner = "partner"  // a third company
	OwnerShared   Owner = "shared"   // several sides; never shown without the split
	OwnerNone     Owner = "none"     // the source says nobody, or not applicable
	OwnerUnstated Owner = "unstated" // the source leaves it open
)

// Owners lists all owners, in the order of a legend.
func Owners() []Owner {
	return []Owner{OwnerProvider, OwnerCustomer, OwnerShared, OwnerPartner, OwnerNone, OwnerUnstated}
}

// Form is the shape that a responsibility was read from.
type Form string

// The forms, in falling order of trust.
const (
	FormMatrix  Form = "matrix"  // cells name parties
	FormRACI    Form = "raci"    // columns are parties, cells hold letters
	FormMarks   Form = "marks"   // columns are parties, cells hold ticks
	FormColumns Form = "columns" // columns are parties, cells hold duties
	FormList    Form = "list"    // a list introduced by what assigns it
	FormProse   Form = "prose"   // a sentence whose subject is a party
)

// Role is what a party is in a service.
type Role string

// The roles.
const (
	RoleProvider Role = "provider"
	RoleCustomer Role = "customer"
	RolePartner  Role = "partner"
)

// Kind says what a duty does to the balance.
type Kind string

// The kinds of duty.
const (
	KindDoes     Kind = "does"     // the party does it
	KindHelps    Kind = "helps"    // it assists; the other side stays accountable
	KindExcluded Kind = "excluded" // the party says it will not
)

// Modality is how binding a duty's words are.
type Modality string

// The modalities.
const (
	ModalityDoes   Modality = "does"
	ModalityMust   Modality = "must"
	ModalityShould Modality = "should"
	ModalityMay    Modality = "may"
)

// Verdict is the outcome of a comparison row.
type Verdict string

// The verdicts.
const (
	VerdictAgree    Verdict = "agree"
	VerdictDiffer   Verdict = "differ"
	VerdictOneSided Verdict = "one-sided" // only some speak
	VerdictSilent   Verdict = "silent"
)

// Output is a form that the model is exported in.
type Output string

// The outputs.
const (
	OutputJSON     Output = "json"        // the export contract
	OutputSchema   Output = "schema"      // its JSON Schema
	OutputDiff     Output = "diff-schema" // the JSON Schema of what is told of two readings
	OutputParts    Output = "parts"       // the contract a provider and a topic
	OutputCSV      Output = "csv"         // a row a responsibility
	OutputCRM      Output = "crm"         // a customer responsibility matrix
	OutputXLSX     Output = "xlsx"        // a workbook
	OutputMarkdown Output = "markdown"    // a document a provider
	OutputOSCAL    Output = "oscal"       // catalog, component definitions and plans of OSCAL
)

// Outputs lists all outputs.
func Outputs() []Output {
	return []Output{OutputJSON, OutputSchema, OutputDiff, OutputParts, OutputCSV, OutputCRM, OutputXLSX, OutputMarkdown, OutputOSCAL}
}
