// A display list as an enhanced metafile: the vector picture that every Word and LibreOffice can show and print.
#ifndef XANH_REPORT_EMF_H_
#define XANH_REPORT_EMF_H_

#include <string>

#include "chart/display_list.h"

namespace xanh::report {

/// In the colours of the light scheme; equal lists are equal bytes. A text is drawn letter by letter at the widths
/// that picture_measure() gives, so that it stands where the chart wants it whatever face replaces Arial.
/// REQUIRES: width and height above zero.
[[nodiscard]] std::string emf_picture(const chart::DisplayList& list);

}  // namespace xanh::report

#endif  // XANH_REPORT_EMF_H_
