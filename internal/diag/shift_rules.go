package diag

// Rules about shifts: what two revisions of a document say differently. Package diff
// tests them.
var (
	MovedToCustomer = rule("moved-to-customer", SeverityError, "Moved to the customer",
		"Work that the provider did, or that was nobody's, is the customer's now. Who does not notice finds out in the incident.",
		"plan the work, or ask the publisher; then acknowledge the shift with a reason")
	CommitmentRemoved = rule("commitment-removed", SeverityError, "Commitment removed",
		"The provider no longer says that it does this, and nobody else is named.",
		"ask the publisher who does it now; then acknowledge the shift with a reason")
	ExclusionAdded = rule("exclusion-added", SeverityError, "Exclusion added",
		"The provider says that it will not do this. What it leaves out is left to the customer.",
		"check who does it for you; then acknowledge the shift with a reason")
	BecameUnclear = rule("became-unclear", SeverityWarning, "Became unclear",
		"Somebody was named, and now nobody is. Each side may take the other to be in charge.",
		"ask the publisher who carries it")
	MovedToPartner = rule("moved-to-partner", SeverityWarning, "Moved to a third company",
		"The provider no longer answers for it, and the contract with it may not cover it.",
		"check what the third company promises")
	ConditionChanged = rule("condition-changed", SeverityWarning, "Condition or scope changed",
		"With another condition, or with fewer words, it is another promise: some of what was covered may not be.",
		"compare the condition with what you run")
	ModalityWeakened = rule("modality-weakened", SeverityWarning, "Modality weakened",
		"What the provider did it now should, may or helps to do. Nobody can hold it to that.",
		"ask the publisher whether the duty still holds")
	DutyTightened = rule("duty-tightened", SeverityWarning, "Advice became a duty",
		"What the customer could do it now has to do.",
		"plan the work")
	QuantityWorse = rule("quantity-worse", SeverityWarning, "Quantity got worse",
		"A longer interval, a shorter retention or fewer replicas is a weaker promise in the same words.",
		"compare the figure with what your service needs")
	QuantityRemoved = rule("quantity-removed", SeverityWarning, "Quantity removed",
		"A promise without its figure can be kept by doing very little.",
		"ask the publisher for the figure")
	RowRemoved = rule("row-removed", SeverityWarning, "Responsibility removed",
		"The document no longer speaks of it.",
		"check whether it is still yours")
	MovedToProvider = rule("moved-to-provider", SeverityNote, "Moved away from the customer",
		"The customer has less to do, and may do something twice until it knows.",
		"take the work off the customer's list")
	RowAdded = rule("row-added", SeverityNote, "Responsibility added",
		"The document speaks of something that it was silent about.",
		"read whose it is")
	DutyAdded = rule("duty-added", SeverityNote, "Duty added",
		"A party does something that was not said before.",
		"read whose it is")
	DutyRemoved = rule("duty-removed", SeverityNote, "Duty removed",
		"A duty of the customer, or one that bound nobody, is no longer said.",
		"check whether the work is still needed")
	LettersChanged = rule("letters-changed", SeverityNote, "Letters changed",
		"Who is consulted or informed is not who it was.",
		"tell those who rely on it")
	QuantityChanged = rule("quantity-changed", SeverityNote, "Quantity changed",
		"A figure got better, is new, or is of a kind of which neither more nor less is worse.",
		"read the figure")
	Reworded = rule("reworded", SeverityNote, "Reworded",
		"The words are others; who carries it, how firmly and on which condition is the same.",
		"read the words")
	Moved = rule("moved", SeverityNote, "Moved or renamed",
		"Links to the old place lead nowhere, and pins and notes of its id no longer hold.",
		"correct what refers to its id")
)

// Shifts lists the rules about shifts, from the gravest.
func Shifts() []*Rule {
	return []*Rule{
		MovedToCustomer, CommitmentRemoved, ExclusionAdded, BecameUnclear, MovedToPartner, ConditionChanged,
		ModalityWeakened, DutyTightened, QuantityWorse, QuantityRemoved, RowRemoved, MovedToProvider, RowAdded,
		DutyAdded, DutyRemoved, LettersChanged, QuantityChanged, Reworded, Moved,
	}
}
