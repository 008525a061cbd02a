package compare

import "demarc/internal/model"

// sides is the set of roles that carry something.
type sides uint8

const (
	sideProvider sides = 1 << iota
	sideCustomer
	sidePartner
	sideNobody // the source says so
)

func sideOf(r model.Role) sides {
	switch r {
	case model.RoleProvider:
		return sideProvider
	case model.RoleCustomer:
		return sideCustomer
	}
	return sidePartner
}

// other returns who is left with what s only helps with or excludes: the
// customer, unless it is the customer that does.
func (s sides) other() sides {
	if s == sideCustomer {
		return sideProvider
	}
	return sideCustomer
}

// carriers returns the sides that an owner stands for. Shared stands for both,
// so that the union of owners needs no case of its own.
func carriers(o model.Owner) sides {
	switch o {
	case model.OwnerProvider:
		return sideProvider
	case model.OwnerCustomer:
		return sideCustomer
	case model.OwnerPartner:
		return sidePartner
	case model.OwnerShared:
		return sideProvider | sideCustomer
	case model.OwnerNone:
		return sideNobody
	}
	return 0
}

// owner returns the one owner that the sides together make.
func (s sides) owner() model.Owner {
	switch s &^ sideNobody {
	case sideProvider:
		return model.OwnerProvider
	case sideCustomer:
		return model.OwnerCustomer
	case sidePartner:
		return model.OwnerPartner
	case 0:
		if s == sideNobody {
			return model.OwnerNone
		}
		return model.OwnerUnstated
	}
	return model.OwnerShared
}

// verdictOf judges the owners of one row. Providers that disagree differ even
// where another is silent.
func verdictOf(cells []Cell) (v model.Verdict, gap bool) {
	var first model.Owner
	speaking, differ := 0, false
	for i := range cells {
		o := cells[i].Owner
		switch {
		case o == model.OwnerUnstated:
			continue
		case speaking == 0:
			first = o
		case o != first:
			differ = true
		}
		speaking++
	}
	gap = speaking < len(cells)
	switch {
	case speaking == 0:
		return model.VerdictSilent, gap
	case differ:
		return model.VerdictDiffer, gap
	case gap:
		return model.VerdictOneSided, gap
	}
	return model.VerdictAgree, gap
}
