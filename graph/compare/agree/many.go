package agree

import "fmt"

// Agreement of three and more readers on the label of each of a list of items. An
// item is the list of the labels that it was given; "" is a label that is missing.

// Fleiss is Fleiss' kappa: how far readers give equal labels to the same items,
// beyond what the shares of labels in all of them would make by chance. Items must
// have equally many labels; those with fewer than the most are left out, and a
// note says how many. [Alpha] keeps them.
//
// It depends neither on the order of readers nor on the names of labels, and is at
// most 1. It is undefined where only one label is used. For two readers it is
// Scott's pi, not Cohen's kappa.
//
// Fleiss (1971).
func Fleiss(items [][]string) Figure {
	f := Figure{
		Name: "Fleiss' kappa", Of: "items",
		Formula: "(P - Pe) / (1 - Pe); P mean over items of the share of pairs of labels that are equal, Pe sum of the squared shares of labels",
		Source:  "Fleiss 1971",
	}
	given, labels := count(items)
	most := 0
	for _, item := range given {
		most = max(most, item.labels)
	}
	if most < 2 {
		return f.not(NoItems, "no item is labelled by two readers")
	}
	n := 0
	equal := 0 // ordered pairs of equal labels of one item
	total := make([]int, labels)
	for _, item := range given {
		if item.labels < most {
			continue
		}
		n++
		for label, times := range item.times {
			equal += times * (times - 1)
			total[label] += times
		}
	}
	byChance := 0.0
	for _, times := range total {
		if times == n*most {
			return f.not(OneCategory, fmt.Sprintf("all %d labels are the same", times))
		}
		byChance += float64(times) * float64(times)
	}
	all := float64(n) * float64(most)
	p, pe := float64(equal)/(all*float64(most-1)), byChance/(all*all)
	return f.is((p-pe)/(1-pe), n).chance().leftOut(len(items) - n)
}

// Alpha is Krippendorff's alpha for nominal labels: how far readers give equal
// labels to the same items, beyond what labels drawn from all of them would agree.
// Labels may be missing; items with fewer than two are left out, and a note says
// how many.
//
// It depends neither on the order of readers nor on the names of labels, and is at
// most 1. It is undefined where only one label is used.
//
// Hayes and Krippendorff (2007).
func Alpha(items [][]string) Figure {
	f := Figure{
		Name: "Krippendorff's alpha, nominal", Of: "items",
		Formula: "1 - Do / De; Do share of pairs of labels within items that differ, De share of pairs of all labels that differ",
		Source:  "Hayes and Krippendorff 2007",
	}
	given, labels := count(items)
	n, all := 0, 0
	observed := 0.0
	total := make([]int, labels)
	for _, item := range given {
		if item.labels < 2 {
			continue
		}
		n++
		all += item.labels
		differ := item.labels * item.labels
		for label, times := range item.times {
			differ -= times * times
			total[label] += times
		}
		observed += float64(differ) / float64(item.labels-1)
	}
	if n == 0 {
		return f.not(NoItems, "no item is labelled by two readers")
	}
	differ := float64(all) * float64(all)
	for _, times := range total {
		if times == all {
			return f.not(OneCategory, fmt.Sprintf("all %d labels are the same", all))
		}
		differ -= float64(times) * float64(times)
	}
	expected := differ / float64(all-1)
	return f.is(1-observed/expected, n).chance().leftOut(len(items) - n)
}

// counted is how often an item was given each label, by the labels' numbers.
type counted struct {
	labels int // how many in all
	times  map[int]int
}

// count numbers the labels of items and counts them.
func count(items [][]string) (given []counted, labels int) {
	number := map[string]int{}
	for _, item := range items {
		c := counted{times: map[int]int{}}
		for _, label := range item {
			if label == "" {
				continue
			}
			k, known := number[label]
			if !known {
				k = len(number)
				number[label] = k
			}
			c.times[k]++
			c.labels++
		}
		given = append(given, c)
	}
	return given, len(number)
}
