#ifndef NATIVE_WORKBOOK_H
#define NATIVE_WORKBOOK_H

#include "include/CNativeFiles.h"
#include "frames.h"

/// Reads a sheet of a workbook of Excel, and ends with the frame that says how it went.
void read_workbook(int file, const native_request *request, frame_sink *sink);

#endif
