#ifndef NATIVE_STATISTICAL_H
#define NATIVE_STATISTICAL_H

#include "include/CNativeFiles.h"
#include "frames.h"

/// Reads a file of SPSS, Stata or SAS with ReadStat, and ends with the frame that says how it went.
void read_statistical(int file, const native_request *request, frame_sink *sink);

#endif
