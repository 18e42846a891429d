package route

// A budget counts work. A step is a state of the search that is looked at; a look
// is anything else that is compared with what is sought: a box, a line, a piece of
// a route, a place on a side, an edge. A step takes as long as some thirty looks.
type budget struct{ steps, looks int }

// look counts n looks.
func (b *budget) look(n int) { b.looks += n }

// blind says that there are no looks left, and so nothing can be tried any more.
func (b *budget) blind() bool { return b.looks >= maxLooks }

// spent says that searches have to end.
func (b *budget) spent() bool { return b.steps >= maxSteps || b.blind() }
