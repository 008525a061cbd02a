package fetch

import (
	"fmt"
	"net/netip"
)

// PrivateError says that a host has an address that is not public.
type PrivateError struct {
	Addr netip.Addr
}

func (e *PrivateError) Error() string {
	return fmt.Sprintf("%s is no public address", e.Addr)
}

// special are the networks that are not public although the methods of
// [netip.Addr] name them no such thing (RFC 6890 and the registries of IANA).
var special = prefixes(
	"0.0.0.0/8",       // this network
	"100.64.0.0/10",   // between a carrier and its customers
	"192.0.0.0/24",    // protocols
	"192.0.2.0/24",    // documentation, with the next two
	"198.51.100.0/24", //
	"203.0.113.0/24",  //
	"192.88.99.0/24",  // relays from IPv6
	"198.18.0.0/15",   // benchmarks
	"240.0.0.0/4",     // reserved, and broadcast
	"2001::/23",       // protocols, among them Teredo, which holds an IPv4 address
	"2001:db8::/32",   // documentation, with the last
	"2002::/16",       // 6to4, which holds an IPv4 address
	"3fff::/20",       //
)

var (
	// unicast is all of IPv6 that is given out so far.
	unicast = netip.MustParsePrefix("2000::/3")
	// translated holds the addresses under which a network without IPv4 reaches
	// IPv4: the last four bytes are the address that is meant.
	translated = netip.MustParsePrefix("64:ff9b::/96")
)

func prefixes(texts ...string) []netip.Prefix {
	var out []netip.Prefix
	for _, t := range texts {
		out = append(out, netip.MustParsePrefix(t))
	}
	return out
}

// public reports whether an address belongs to the public internet.
func public(a netip.Addr) bool {
	a = a.Unmap()
	if translated.Contains(a) {
		b := a.As16()
		a = netip.AddrFrom4([4]byte(b[12:]))
	}
	switch {
	case !a.IsValid(), a.Zone() != "", a.Is6() && !unicast.Contains(a):
		return false
	case a.IsPrivate(), a.IsLoopback(), a.IsUnspecified(), a.IsMulticast(), a.IsLinkLocalUnicast():
		return false
	}
	for _, p := range special {
		if p.Contains(a) {
			return false
		}
	}
	return true
}
