package diff

import (
	"demarc/internal/diag"
	"demarc/internal/model"
)

// unit says which units can be compared and how.
type unit struct {
	kind   string
	factor float64
}

// units are the units of the readers. Months and years have their mean length.
var units = map[string]unit{
	"second": {"time", 1}, "minute": {"time", 60}, "hour": {"time", 3600}, "day": {"time", 86400},
	"week": {"time", 7 * 86400}, "month": {"time", 2629746}, "quarter": {"time", 3 * 2629746}, "year": {"time", 31556952},
	"replica": {"replica", 1}, "copy": {"copy", 1}, "zone": {"zone", 1}, "percent": {"percent", 1},
	"bit": {"bit", 1}, "gigabyte": {"size", 1}, "gibibyte": {"size", 1.073741824}, "terabyte": {"size", 1000},
}

// direction says which way a promise gets worse.
type direction int

const (
	neither direction = iota
	moreIsWorse
	lessIsWorse
)

// worseOf says for each measure of a time, and for each other kind of unit, which way
// it gets worse for the customer when the provider promises it. A time of which
// nothing says what it measures is taken for an interval or a time to act: those
// are what documents state most.
var worseOf = map[string]direction{
	"interval": moreIsWorse, "response": moreIsWorse, "time": moreIsWorse,
	"retention": lessIsWorse, "notice": lessIsWorse, "support": lessIsWorse,
	"replica": lessIsWorse, "copy": lessIsWorse, "zone": lessIsWorse, "percent": lessIsWorse,
	"bit": lessIsWorse, "size": lessIsWorse,
}

// reading is a text with the quantities in it.
type reading struct {
	text       string
	quantities []model.Quantity
}

// judged is a detail with the rule that it belongs to.
type judged struct {
	Detail
	rule *diag.Rule
}

// compareQuantities tells which quantities of a text changed. Those of one kind are
// paired in order. customer says that the customer has to keep them: then what is
// worse for a provider's promise is better, and the other way round.
func compareQuantities(words Language, was, is reading, customer bool) []judged {
	var out []judged
	add := func(rule *diag.Rule, before, now string) {
		out = append(out, judged{Detail{Aspect: AspectQuantity, Was: before, Is: now, Text: is.text}, rule})
	}
	left := is.quantities
	var gone []model.Quantity
	for _, q := range was.quantities {
		i := sameKind(left, q)
		if i < 0 {
			gone = append(gone, q)
			continue
		}
		now := left[i]
		left = append(append([]model.Quantity{}, left[:i]...), left[i+1:]...)
		if rule := compareQuantity(words, is.text, q, now, customer); rule != nil {
			add(rule, q.Text, now.Text)
		}
	}
	for _, q := range gone {
		rule := diag.QuantityRemoved
		if customer {
			rule = diag.QuantityChanged
		}
		add(rule, q.Text, "")
	}
	for _, q := range left {
		add(diag.QuantityChanged, "", q.Text)
	}
	return out
}

// sameKind finds a quantity that can be compared with q, by preference one that is
// the same.
func sameKind(list []model.Quantity, q model.Quantity) int {
	found := -1
	for i := range list {
		if list[i].Unit == q.Unit && list[i].Value == q.Value {
			return i
		}
		if found < 0 && kindOf(list[i].Unit) == kindOf(q.Unit) {
			found = i
		}
	}
	return found
}

// kindOf names the units that can be compared with one another.
func kindOf(name string) string {
	if u, ok := units[name]; ok {
		return u.kind
	}
	return name
}

// compareQuantity returns the rule for a quantity that changed, nil where it is the
// same, also in another unit.
func compareQuantity(words Language, text string, was, is model.Quantity, customer bool) *diag.Rule {
	a, b := was.Value, is.Value
	if u, ok := units[was.Unit]; ok {
		a, b = a*u.factor, b*units[is.Unit].factor
	}
	if a == b {
		return nil
	}
	measure := kindOf(is.Unit)
	switch {
	case measure == "time" && is.Every:
		measure = "interval"
	case measure == "time" && words != nil:
		if m := words.Measure(text, is.Text); m != "" {
			measure = m
		}
	}
	worse := worseOf[measure]
	if customer {
		worse = map[direction]direction{moreIsWorse: lessIsWorse, lessIsWorse: moreIsWorse}[worse]
	}
	if worse == moreIsWorse && b > a || worse == lessIsWorse && b < a {
		return diag.QuantityWorse
	}
	return diag.QuantityChanged
}
