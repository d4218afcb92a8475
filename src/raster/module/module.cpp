#include <librsvg/rsvg.h>

#include <memory>

#include "raster/module_interface.hpp"

namespace mapwire {
namespace {

cairo_status_t append(void* closure, const unsigned char* data, unsigned int length) {
    static_cast<std::string*>(closure)->append(reinterpret_cast<const char*>(data), length);
    return CAIRO_STATUS_SUCCESS;
}

struct Freed {
    void operator()(GError* error) const { g_error_free(error); }
    void operator()(RsvgHandle* handle) const { g_object_unref(handle); }
    void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
    void operator()(cairo_t* context) const { cairo_destroy(context); }
};
template <class Type>
using Owned = std::unique_ptr<Type, Freed>;

std::string words_of(GError* raw) {
    const Owned<GError> error(raw);
    return error == nullptr ? "no reason given" : error->message;
}

std::string to_png(std::string_view svg, std::string& png) {
    GError* error = nullptr;
    const Owned<RsvgHandle> handle(
        rsvg_handle_new_from_data(reinterpret_cast<const guint8*>(svg.data()), svg.size(), &error));
    if (handle == nullptr) { return words_of(error); }
    double width = 0.0;
    double height = 0.0;
    if (rsvg_handle_get_intrinsic_size_in_pixels(handle.get(), &width, &height) == 0) { return "it has no size"; }
    const Owned<cairo_surface_t> surface(
        cairo_image_surface_create(CAIRO_FORMAT_ARGB32, static_cast<int>(width), static_cast<int>(height)));
    const Owned<cairo_t> context(cairo_create(surface.get()));
    const RsvgRectangle frame{0.0, 0.0, width, height};
    if (rsvg_handle_render_document(handle.get(), context.get(), &frame, &error) == 0) { return words_of(error); }
    const auto status = cairo_surface_write_to_png_stream(surface.get(), append, &png);
    return status == CAIRO_STATUS_SUCCESS ? "" : cairo_status_to_string(status);
}

}  // namespace
}  // namespace mapwire

extern "C" __attribute__((visibility("default"))) const mapwire::PngModuleInterface* mapwire_png_module() {
    static const mapwire::PngModuleInterface functions{mapwire::png_module_version, mapwire::to_png};
    return &functions;
}
