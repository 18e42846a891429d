package agree

// Unitizing returns Do and De of AlphaU, summed over categories.
func Unitizing(length int, readers ...[]Unit) (observed, expected float64) {
	for _, c := range continua(length, readers) {
		observed += c.observed()
		expected += c.expected()
	}
	return observed, expected
}

// EditDistanceWithin bounds the edit distance by a search of so many steps each way.
func EditDistanceWithin(a, b Reading, steps int) (low, high int) {
	e := editDistance(a, b, steps)
	return e.Low, e.High
}
