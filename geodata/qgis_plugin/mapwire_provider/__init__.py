"""The QGIS plugin of mapwire: a provider of Processing algorithms."""


def classFactory(_iface):
    from .plugin import MapwirePlugin

    return MapwirePlugin()
