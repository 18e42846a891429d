package main

import (
	"fmt"
	"runtime/debug"
)

// versionCmd prints which crux this is.
type versionCmd struct{}

func (versionCmd) Run(c *console) error {
	version, revision := "unknown", ""
	if info, ok := debug.ReadBuildInfo(); ok {
		version = info.Main.Version
		for _, s := range info.Settings {
			if s.Key == "vcs.revision" {
				revision = " " + s.Value[:min(len(s.Value), 12)]
			}
		}
	}
	_, err := fmt.Fprintf(c.out, "crux %s%s\n", version, revision)
	return err
}
