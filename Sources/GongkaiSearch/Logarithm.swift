// The natural logarithm, from the C library.

import Glibc

func logarithm(_ value: Double) -> Double { log(value) }
