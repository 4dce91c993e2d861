// zlib, under one module.
#pragma once
#include <zlib.h>
