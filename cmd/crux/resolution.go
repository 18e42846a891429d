package main

import (
	"fmt"
	"strconv"

	"crux/render"
	"crux/render/png"
)

// resolution reads how many dots an inch of a picture has; 0 stands for none
// said.
func resolution(dpi string, format render.Format) (int, error) {
	if dpi == "" {
		return 0, nil
	}
	if format != render.PNG {
		return 0, usageError("--dpi is for PNG alone; %s has no pixels", format)
	}
	n, err := strconv.Atoi(dpi)
	switch {
	case err != nil:
		return 0, usageError("--dpi %s is not a whole number of dots per inch; did you mean %d?", dpi, png.DefaultDPI)
	case n < png.MinDPI:
		return 0, usageError("--dpi %d is too small, text could not be read; did you mean %d?", n, png.MinDPI)
	case n > png.MaxDPI:
		return 0, usageError("--dpi %d is more than any printer has; did you mean %d?", n, png.MaxDPI)
	}
	return n, nil
}

// tooManyPixels says what to do about a picture that is too large for memory.
func tooManyPixels(name string, e *png.TooLargeError) error {
	message := fmt.Sprintf("%s: %v.", name, e)
	if e.Fits == 0 {
		return &exitError{exitInput, message + "\nDraw it as PDF or SVG, which have no pixels, or divide it by its sections into several files."}
	}
	return usageError("%s\nUse --dpi %d or less, or draw it as PDF or SVG, which have no pixels", message, e.Fits)
}
