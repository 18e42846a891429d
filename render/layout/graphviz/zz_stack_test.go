package graphviz

import (
	"context"
	"fmt"
	"math/rand"
	"os"
	"reflect"
	"testing"

	"crux/render/layout"
)

func TestScratchStack(t *testing.T) {
	if os.Getenv("STACK") == "" {
		t.Skip()
	}
	var probes []layout.Problem
	for s := range 40 {
		probes = append(probes, randProblem(rand.New(rand.NewSource(int64(s))), 15))
	}
	run := func(p layout.Problem) layout.Result {
		r, err := Engine{}.Layout(context.Background(), p)
		if err != nil {
			t.Log("ERR", err.Error()[:min(120, len(err.Error()))])
		}
		return r
	}
	var before []layout.Result
	for _, p := range probes {
		before = append(before, run(p))
	}
	check := func(name string, p layout.Problem) {
		run(p)
		bad := 0
		for i, q := range probes {
			if !reflect.DeepEqual(before[i], run(q)) {
				bad++
			}
		}
		fmt.Println(name, "bad probes", bad)
	}
	for _, n := range []int{2000, 4000, 10000, 20000} {
		f := &fam{mk(n)}
		for i := 1; i < n; i++ {
			if i%2 == 0 {
				f.link(i, i-1)
			} else {
				f.link(i-1, i)
			}
		}
		check(fmt.Sprint("zigzag ", n), f.p)
		check(fmt.Sprint("chain ", n), family("chain", n, 0))
		f = &fam{mk(n)}
		for i := range n {
			f.link(i, (i+1)%n)
		}
		check(fmt.Sprint("cycle ", n), f.p)
		f = &fam{mk(n)}
		for i := 1; i < n; i++ {
			f.link(i-1, i)
			f.link(i, i-1)
		}
		check(fmt.Sprint("both ", n), f.p)
		f = &fam{mk(n)}
		for i := 1; i < n; i++ {
			f.link(i-1, i)
			f.p.Links[i-1].Free = i%2 == 0
		}
		check(fmt.Sprint("free ", n), f.p)
	}
}
