#include "today-html-parts.h"

const char limber_today_style[]
    = "header p{margin:.1rem 0}\n"
      "header strong{color:var(--ink);font-weight:600}\n"
      ".quiet{font-size:.85rem}\n"
      ".flags p{margin:0}\n"
      ".today td,.today th{text-align:left;padding:.34rem .4rem}\n"
      ".today td:first-child{width:4.2rem;color:var(--muted)}\n"
      ".today td:last-child{text-align:right;color:var(--muted);white-space:nowrap}\n"
      ".today .now th,.today .now td:last-child{color:var(--mark);font-weight:650}\n"
      ".today .done td:last-child{color:var(--ink)}\n"
      ".next{font-size:1.1rem;margin:.1rem 0 .5rem}\n"
      ".week th,.week td{text-align:center;border:0;width:14.28%;padding:.1rem .2rem}\n"
      ".week td span{display:block;font-size:.85rem}\n"
      ".week svg.bar{display:block;width:100%;max-width:64px;margin:.15rem auto .2rem}\n"
      "h2 small{font-weight:400;font-size:.88rem;color:var(--muted);margin-left:.5rem}\n"
      "ul{margin:.15rem 0 .3rem;padding-left:1.2rem}\n"
      "@media (max-width:36rem){.card{grid-template-columns:1fr}.card .picture{max-width:11rem;margin-bottom:.4rem}}\n";
