//go:build !unix

package af_test

import "time"

var start = time.Now()

// cpuTime returns the time since the start: elsewhere CPU time is not at hand.
func cpuTime() time.Duration { return time.Since(start) }
