// zstd and its dictionary builder, under one module.
// Dictionaries are made with parameters of our own, which zstd shows only to those who ask.
#pragma once
#define ZDICT_STATIC_LINKING_ONLY
#define ZSTD_STATIC_LINKING_ONLY
#include <zdict.h>
#include <zstd.h>
