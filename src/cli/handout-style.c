#include "handout-parts.h"

/* The size of the paper is left to whoever prints, and nothing depends on it. */
const char limber_handout_style[]
    = "@page{size:auto;margin:11mm}\n"
      ".notice{border:2px solid var(--mark);border-radius:10px;padding:.7rem 1.1rem .8rem;margin:0 0 1.8rem}\n"
      ".notice h2{margin:0 0 .2rem;font-size:1.2rem;color:var(--mark)}\n"
      ".plan th,.plan td{text-align:left}\n"
      ".plan tbody th{width:27%;font-weight:650}\n"
      ".plan td:nth-child(2){width:26%}\n"
      ".plan td,.plan th{padding:.35rem .5rem .4rem}\n"
      "ul{margin:.15rem 0;padding-left:1.15rem}\n"
      "li{margin:.1rem 0}\n"
      ".plan i{color:var(--muted)}\n"
      ".notes{break-inside:avoid}\n"
      ".line{height:2.1rem;border-bottom:1px solid var(--muted)}\n"
      "@media (max-width:36rem){.card{grid-template-columns:7rem 1fr}}\n"
      "@media print{html{font-size:12.2px}body{line-height:1.36}.notice{display:none}}\n";
