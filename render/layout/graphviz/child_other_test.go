//go:build !unix

package graphviz

const childVariable = "CRUX_GRAPHVIZ_CHILD"

func child() {}
