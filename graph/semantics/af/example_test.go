package af_test

import (
	"context"
	"fmt"
	"os"

	"crux/graph/diag"
	"crux/graph/semantics/af"
	"crux/graph/semantics/solver"
)

// A framework is read, judged, and written in another format.
func Example() {
	const text = "arg(a). arg(b). arg(c).\natt(a,b). att(b,c).\n"
	f, _ := af.Decode("debate.apx", text, af.APX)
	grounded, err := f.System().Some(context.Background(), solver.Grounded)
	if err != nil {
		fmt.Println(err)
	}
	for i, label := range grounded {
		fmt.Println(f.Name(i), "is", label)
	}
	if err := af.Encode(os.Stdout, f, af.TGF); err != nil {
		fmt.Println(err)
	}
	// Output:
	// a is in
	// b is out
	// c is in
	// a
	// b
	// c
	// #
	// a b
	// b c
}

// What is wrong with a text is told at its place, all of it at once.
func ExampleDecode() {
	const text = "p af 2\n1 2\n2 3\n"
	_, told := af.Decode("debate.af", text, af.AF)
	if err := diag.Print(os.Stdout, told, func(string) string { return text }); err != nil {
		fmt.Println(err)
	}
	// Output:
	// debate.af:3:3: error: there is no argument 3: the line p af says that there are 2 [no-such-argument]
	//     3 | 2 3
	//       |   ^
	//       = take one of 1 to 2, or write the number of arguments into the line p af N
}
