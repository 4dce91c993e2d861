// zstd and its dictionary builder, under one module.
#pragma once
#include <zdict.h>
#include <zstd.h>
