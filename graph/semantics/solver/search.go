package solver

import (
	"context"
	"errors"
	"slices"
)

// ErrStage is the answer where stage labellings are asked for of a system that has
// more than attacks between nodes that hold by themselves.
var ErrStage = errors.New("stage labellings are defined for attacks between nodes that hold by themselves only")

// Some returns a labelling of s under the given semantics, or nil if there is
// none, which happens with Stable only. The error is that of ctx where the time
// was over before an answer was found, or ErrStage.
func (s *System) Some(ctx context.Context, semantics Semantics) (Labels, error) {
	panic("to do")
}

// Each calls yield with each labelling of s, none twice, until yield returns
// false. The order depends on s alone.
func (s *System) Each(ctx context.Context, semantics Semantics, yield func(Labels) bool) error {
	panic("to do")
}

// Credulous returns a labelling in which the node x is in, or nil if there is
// none.
func (s *System) Credulous(ctx context.Context, semantics Semantics, x int) (Labels, error) {
	panic("to do")
}

// Sceptical returns a labelling in which the node x is not in, or nil if x is in
// under each. It is nil too where there is no labelling at all.
func (s *System) Sceptical(ctx context.Context, semantics Semantics, x int) (Labels, error) {
	panic("to do")
}

func distinct(list []int32) []int32 {
	slices.Sort(list)
	return slices.Compact(list)
}
