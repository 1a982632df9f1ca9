# find_package(@name@) gives @name@::@name@ (shared) and @name@::static.
get_filename_component(_@name@_prefix "${CMAKE_CURRENT_LIST_DIR}/../../@up@" ABSOLUTE)
set(_@name@_libraries "${_@name@_prefix}/@libdir@")

if(NOT TARGET @name@::@name@)
  add_library(@name@::@name@ SHARED IMPORTED)
  set_target_properties(@name@::@name@ PROPERTIES
    IMPORTED_LOCATION "${_@name@_libraries}/@soname@"
    IMPORTED_SONAME "@soname@"
    INTERFACE_INCLUDE_DIRECTORIES "${_@name@_prefix}/include")
  add_library(@name@::static STATIC IMPORTED)
  set_target_properties(@name@::static PROPERTIES
    IMPORTED_LOCATION "${_@name@_libraries}/lib@name@.a"
    IMPORTED_LINK_INTERFACE_LANGUAGES C
    INTERFACE_INCLUDE_DIRECTORIES "${_@name@_prefix}/include"
    INTERFACE_LINK_LIBRARIES "@links@")
endif()
