package diff

// Two lists are paired in three steps, each with what the one before it left: what
// stands unchanged in its place, what has the same key, what has similar words.

// changed returns the elements of two lists but for those that are the same and stand
// at the same place of the same document: of most documents that is all of them.
func changed[T any](was, is []*T, document func(*T) string, same func(a, b *T) bool) (gone, added []*T) {
	begins := map[string]int{} // where the elements of a document do, in was
	for i := range was {
		if i == 0 || document(was[i]) != document(was[i-1]) {
			begins[document(was[i])] = i
		}
	}
	unchanged := make([]bool, len(was))
	i := 0
	for j, b := range is {
		if j == 0 || document(b) != document(is[j-1]) {
			var ok bool
			if i, ok = begins[document(b)]; !ok {
				i = len(was)
			}
		}
		if i < len(was) && !unchanged[i] && same(was[i], b) {
			unchanged[i] = true
		} else {
			added = append(added, b)
		}
		i++
	}
	for i, a := range was {
		if !unchanged[i] {
			gone = append(gone, a)
		}
	}
	return gone, added
}

// pairByKey pairs those with one key, in order, and returns the others. What has no
// key is not paired.
func pairByKey[T any, K comparable](was, is []T, key func(T) (k K, ok bool), take func(a, b T)) (gone, added []T) {
	if len(was) == 0 || len(is) == 0 {
		return was, is
	}
	first := make(map[K]int, len(is)) // of each key, the number in is, from 1, of the one that waits first
	next := make([]int, len(is)+1)    // behind each
	for j := len(is); j > 0; j-- {
		if k, ok := key(is[j-1]); ok {
			next[j], first[k] = first[k], j
		}
	}
	taken := make([]bool, len(is)+1)
	for _, a := range was {
		k, ok := key(a)
		j := 0
		if ok {
			j = first[k]
		}
		if j == 0 {
			gone = append(gone, a)
			continue
		}
		first[k], taken[j] = next[j], true
		take(a, is[j-1])
	}
	for j, b := range is {
		if !taken[j+1] {
			added = append(added, b)
		}
	}
	return gone, added
}

// pairAlike pairs those whose words are alike at least so much, and returns the others.
func pairAlike[T any](was, is []T, least float64, item func(T) item, take func(a, b T)) (gone, added []T) {
	if len(was) == 0 || len(is) == 0 {
		return was, is
	}
	takenWas, takenIs := make([]bool, len(was)), make([]bool, len(is))
	for _, m := range alike(items(was, item), items(is, item), least) {
		take(was[m.was], is[m.is])
		takenWas[m.was], takenIs[m.is] = true, true
	}
	for i, a := range was {
		if !takenWas[i] {
			gone = append(gone, a)
		}
	}
	for j, b := range is {
		if !takenIs[j] {
			added = append(added, b)
		}
	}
	return gone, added
}

func items[T any](list []T, of func(T) item) []item {
	out := make([]item, len(list))
	for i, e := range list {
		out[i] = of(e)
	}
	return out
}
