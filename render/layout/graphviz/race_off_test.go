//go:build !race

package graphviz

const raceDetector = false
