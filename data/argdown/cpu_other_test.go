//go:build !unix

package argdown

import "time"

// cpuTime returns 0: the CPU time of a process is not known here.
func cpuTime() time.Duration { return 0 }
