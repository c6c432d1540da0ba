package train

import "math"

// nextUp returns the smallest float32 above v.
func nextUp(v float32) float32 { return math.Nextafter32(v, float32(math.Inf(1))) }
