package diff

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"
)

// Acknowledgement says that somebody knows of a shift.
type Acknowledgement struct {
	Fingerprint string `json:"fingerprint"`
	Reason      string `json:"reason"`
	Date        string `json:"date"`            // YYYY-MM-DD
	Until       string `json:"until,omitempty"` // the last day on which it holds
	// Expired says that the day is past.
	Expired bool `json:"expired,omitempty"`
}

// Acknowledge marks the shifts that somebody took note of, and lists as unused the
// acknowledgements that are expired on the day today or that no shift needs.
func (r *Report) Acknowledge(list []Acknowledgement, today string) {
	open := map[string]*Shift{}
	for i := range r.Shifts {
		if s := &r.Shifts[i]; !s.Reading {
			open[s.Fingerprint] = s
		}
	}
	for _, a := range list {
		a.Expired = a.Until != "" && a.Until < today
		if s := open[a.Fingerprint]; s != nil && !a.Expired {
			s.Acknowledged = &a
		} else {
			r.Unused = append(r.Unused, a)
		}
	}
}

// number gives each shift its fingerprint. Of several that are the same the second
// has another one, in their order.
func number(shifts []Shift) {
	seen := map[string]int{}
	for i := range shifts {
		s := &shifts[i]
		key := s.identity()
		sum := sha256.Sum256(fmt.Appendf(nil, "%s\x00%d", key, seen[key]))
		s.Fingerprint = hex.EncodeToString(sum[:8])
		seen[key]++
	}
}

// identity is what makes a shift the one that it is: the rule, the old id, so that a
// later move does not matter, and what its details say, in any order.
func (s *Shift) identity() string {
	id := ""
	if f := cmp.Or(s.BeforeFact, s.AfterFact); f != nil {
		id = f.Document
	} else {
		id = cmp.Or(s.Before, s.After).ID
	}
	var details []string
	for _, d := range s.Details {
		details = append(details, strings.Join([]string{string(d.Aspect), d.From, d.To, plain(d.Was), plain(d.Is)}, "\x01"))
	}
	slices.Sort(details)
	return s.Rule.Code + "\x00" + id + "\x00" + strings.Join(details, "\x00")
}

// Subject names a shift in a line, for the file of acknowledgements.
func (s *Shift) Subject() string { return s.Rule.Code + " " + s.ID() }
